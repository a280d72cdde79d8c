package dev.antigravity.conformance;

/// What the script `json` says, as a client's type.
public final class Weather {
    public String city = "";
    public int degrees;
}
