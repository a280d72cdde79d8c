package dev.antigravity.testing;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Sound schemas with every keyword of every draft, in every place a schema can stand.
public final class SchemaCorpus {
    /// A schema of parameters.
    ///
    /// @param draft   the first that has the keyword
    /// @param keyword what it is about
    /// @param place   where it stands, with `@` for the schema that has it
    public record Case(String draft, String keyword, JsonObject leaf, String place, JsonObject schema) {
        @Override
        public String toString() {
            return draft + " " + leaf + " in " + place;
        }
    }

    /// By draft, schemas whose last member is the keyword they are about.
    private static final Map<String, List<String>> LEAVES = leaves();

    private static final List<String> PLACES = List.of(
            "'properties':{'p':@}",
            "'properties':{'p':{'type':'object','properties':{'q':@},'required':['q']}},'required':['p']",
            "'properties':{'p':{'type':'array','items':@}}",
            "'properties':{'p':{'type':'array','items':[@,{'type':'null'}],'additionalItems':@}}",
            "'properties':{'p':{'type':'array','prefixItems':[{'type':'null'},@],'items':false}}",
            "'properties':{'p':{'type':'array','items':{'type':'string'},'contains':@}}",
            "'properties':{'p':{'type':'object','additionalProperties':@}}",
            "'properties':{'p':{'type':'object','patternProperties':{'^a':@}}}",
            "'properties':{'p':{'type':'object','propertyNames':@}}",
            "'properties':{'p':{'type':'object','unevaluatedProperties':@}}",
            "'properties':{'p':{'anyOf':[@,{'type':'null'}]}}",
            "'properties':{'p':{'anyOf':[{'type':'integer'},@],'description':'D'}}",
            "'properties':{'p':{'oneOf':[@,{'type':'boolean'}]}}",
            "'properties':{'p':{'allOf':[{'title':'T'},@]}}",
            "'properties':{'p':{'type':'object','not':@}}",
            "'properties':{'p':{'type':'object','if':@,'then':{'properties':{'t':@}},'else':{'properties':{'e':@}}}}",
            "'properties':{'p':{'type':'object','dependentSchemas':{'a':@}}}",
            "'properties':{'p':{'type':'object','dependencies':{'a':@,'b':['c']}}}",
            "'properties':{'p':{'$ref':'#/$defs/d'}},'$defs':{'d':@}",
            "'properties':{'p':{'$ref':'#/definitions/d'}},'definitions':{'d':@}",
            "'properties':{'p':{'$ref':'#/$defs/d'}},'$defs':{'d':{'type':'object','properties':{'v':@,'d':{'$ref':'#/$defs/d'}}}}",
            "'properties':{'p':{'type':'array','items':{'$ref':'#'}},'v':@}",
            "'properties':{'p':{'allOf':[{'$ref':'#/$defs/d'}]}},'$defs':{'d':@}");

    private SchemaCorpus() {}

    public static List<Case> all() {
        var cases = new ArrayList<Case>();
        LEAVES.forEach((draft, leaves) -> leaves.forEach(text -> {
            var leaf = json(text);
            var keyword = leaf.names().getLast();
            PLACES.forEach(place -> cases.add(
                    new Case(draft, keyword, leaf, place, json("{'type':'object'," + place.replace("@", text) + "}"))));
        }));
        return cases;
    }

    private static Map<String, List<String>> leaves() {
        var leaves = new LinkedHashMap<String, List<String>>();
        leaves.put(
                "draft 4",
                List.of(
                        "{'type':'string'}",
                        "{'type':'number'}",
                        "{'type':'integer'}",
                        "{'type':'boolean'}",
                        "{'type':'null'}",
                        "{'type':'array'}",
                        "{'type':'object'}",
                        "{'type':['string','null']}",
                        "{'type':['integer','string','array']}",
                        "{'type':'string','enum':['a','b']}",
                        "{'enum':['a',1,null]}",
                        "{'type':'integer','enum':[1,2]}",
                        "{'type':'boolean','enum':[true]}",
                        "{'type':'object','enum':[{'type':'x','$ref':'#/no'}]}",
                        "{'type':'number','multipleOf':0.5}",
                        "{'type':'number','maximum':9.75}",
                        "{'type':'number','minimum':-1}",
                        "{'type':'number','minimum':1,'exclusiveMinimum':true}",
                        "{'type':'number','maximum':1,'exclusiveMaximum':true}",
                        "{'type':'string','maxLength':9}",
                        "{'type':'string','minLength':1}",
                        "{'type':'string','pattern':'^a$'}",
                        "{'type':'string','format':'date-time'}",
                        "{'type':'string','format':'uri'}",
                        "{'type':'integer','format':'int64'}",
                        "{'type':'array','items':{'type':'string'}}",
                        "{'type':'array','items':{},'maxItems':9}",
                        "{'type':'array','items':{},'minItems':2}",
                        "{'type':'array','items':{},'uniqueItems':true}",
                        "{'type':'object','maxProperties':9}",
                        "{'type':'object','minProperties':1}",
                        "{'type':'object','properties':{'a':{},'b':{}},'required':['a']}",
                        "{'type':'object','properties':{'a':{},'type':{'type':'string'},'enum':{'type':'integer'}}}",
                        "{'type':'object','additionalProperties':false}",
                        "{'type':'object','additionalProperties':true}",
                        "{'type':'object','additionalProperties':{'type':'string'}}",
                        "{'type':'object','patternProperties':{'^x':{'type':'string'}}}",
                        "{'type':'object','dependencies':{'a':['b']}}",
                        "{'allOf':[{'type':'string'},{'maxLength':3}]}",
                        "{'anyOf':[{'type':'string'},{'type':'integer'}]}",
                        "{'oneOf':[{'type':'string'},{'type':'null'}]}",
                        "{'type':'string','not':{'enum':['z']}}",
                        "{'type':'string','title':'T'}",
                        "{'type':'string','description':'D'}",
                        "{'type':'string','default':'d'}",
                        "{'type':'object','default':{'type':'x','minLength':1}}"));
        leaves.put(
                "draft 6",
                List.of(
                        "{'const':'k'}",
                        "{'const':{'type':'x','enum':[]}}",
                        "{'type':'number','exclusiveMinimum':0}",
                        "{'type':'number','exclusiveMaximum':9}",
                        "{'type':'array','items':{},'contains':{'type':'string'}}",
                        "{'type':'object','propertyNames':{'pattern':'^a'}}",
                        "{'type':'string','examples':['e',{'const':1}]}",
                        "{'type':'object','properties':{'a':true,'b':{}}}"));
        leaves.put(
                "draft 7",
                List.of(
                        "{'type':'object','if':{'required':['a']},'then':{'properties':{'b':{'type':'string'}}}}",
                        "{'type':'string','readOnly':true}",
                        "{'type':'string','writeOnly':true}",
                        "{'type':'string','$comment':'c'}",
                        "{'type':'string','contentMediaType':'text/html'}",
                        "{'type':'string','contentEncoding':'base64'}"));
        leaves.put(
                "2019-09",
                List.of(
                        "{'type':'object','dependentRequired':{'a':['b']}}",
                        "{'type':'object','dependentSchemas':{'a':{'required':['b']}}}",
                        "{'type':'object','unevaluatedProperties':false}",
                        "{'type':'array','items':{},'unevaluatedItems':false}",
                        "{'type':'array','items':{},'contains':{'type':'string'},'minContains':2}",
                        "{'type':'array','items':{},'contains':{'type':'string'},'maxContains':2}",
                        "{'type':'string','deprecated':true}",
                        "{'type':'string','contentSchema':{'type':'object'}}"));
        leaves.put("2020-12", List.of("{'type':'array','prefixItems':[{'type':'string'},{'type':'integer'}]}"));
        leaves.put(
                "OpenAPI",
                List.of(
                        "{'type':'string','nullable':true}",
                        "{'type':'string','example':'e'}",
                        "{'type':'object','properties':{'a':{}},'propertyOrdering':['a']}",
                        "{'type':'string','x-own':{'type':'number'}}"));
        return leaves;
    }

    private static JsonObject json(String text) {
        return Json.parseObject(text.replace('\'', '"'));
    }
}
