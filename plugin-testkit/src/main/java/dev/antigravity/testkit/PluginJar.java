package dev.antigravity.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Builds a real plugin jar from source text, with the compiler of the JDK that runs the test.
///
/// ```java
/// var jar = new PluginJar("greeter", "1.2.3")
///         .source("demo.Greeter", """
///                 package demo; public final class Greeter extends dev.antigravity.api.AgentPlugin { … }""")
///         .extension("demo.GreetCommands")
///         .write(folder);
/// ```
///
/// The first source is the plugin class.
public final class PluginJar {
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final List<JavaFileObject> sources = new ArrayList<>();
    private final String fileName;

    public PluginJar(String id, String version) {
        fileName = id + "-" + version + ".jar";
        attribute("Plugin-Id", id);
        attribute("Plugin-Version", version);
    }

    /// Sets an attribute of the manifest, `Plugin-Requires` for instance; an empty value leaves it out.
    public PluginJar attribute(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    /// @param className with its package
    /// @param text      of the whole file
    public PluginJar source(String className, String text) {
        attributes.putIfAbsent("Plugin-Class", className);
        sources.add(new Source(className, text));
        return this;
    }

    /// Names an extension in the index, as PF4J's annotation processor would.
    public PluginJar extension(String className) {
        var index = "META-INF/extensions.idx";
        var before = new String(entries.getOrDefault(index, new byte[0]), StandardCharsets.UTF_8);
        return entry(index, before + className + "\n");
    }

    /// @param name the path inside the jar
    public PluginJar entry(String name, String text) {
        entries.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /// Compiles and writes `id-version.jar` into that folder.
    ///
    /// @throws AssertionError if a source does not compile
    public Path write(Path folder) {
        compile();
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach((name, value) -> {
            if (!value.isEmpty()) {
                manifest.getMainAttributes().putValue(name, value);
            }
        });
        var jar = folder.resolve(fileName);
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile() {
        if (sources.isEmpty()) {
            return;
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var complaints = new DiagnosticCollector<JavaFileObject>();
        var classPath = List.of("-classpath", System.getProperty("java.class.path"), "-proc:none");
        try (var files = new Compiled(compiler.getStandardFileManager(complaints, null, null))) {
            if (!compiler.getTask(null, files, complaints, classPath, null, sources)
                    .call()) {
                throw new AssertionError("does not compile: " + complaints.getDiagnostics());
            }
            files.classes.forEach((name, bytes) -> entries.put(name.replace('.', '/') + ".class", bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /// Keeps compiled classes in memory.
    private static final class Compiled extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();

        Compiled(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            var bytes = new ByteArrayOutputStream();
            classes.put(className, bytes);
            return new SimpleJavaFileObject(URI.create("mem:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public ByteArrayOutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }
}
