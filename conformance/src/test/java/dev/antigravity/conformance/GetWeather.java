package dev.antigravity.conformance;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;

/// The tool of the script `call`, as the OpenAI SDK makes one of a type.
@JsonTypeName("get_weather")
@JsonClassDescription("The weather of some days")
public final class GetWeather {
    public String city = "";
    public int days;
}
