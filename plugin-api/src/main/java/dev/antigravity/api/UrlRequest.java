package dev.antigravity.api;

import java.net.URI;
import java.util.Optional;

/// A web page the user should visit.
///
/// @param purpose     why, as the end of "Open this page to …": `sign in to Claude`
/// @param alternative what to do if the page cannot be opened here
/// @param openBrowser the host may open a browser; otherwise it only shows the address
public record UrlRequest(URI url, String purpose, Optional<String> alternative, boolean openBrowser) {
    /// A page a browser may be opened for.
    public static UrlRequest of(URI url, String purpose) {
        return new UrlRequest(url, purpose, Optional.empty(), true);
    }

    /// @param alternative what to do if the page cannot be opened here
    public UrlRequest withAlternative(String alternative) {
        return new UrlRequest(url, purpose, Optional.of(alternative), openBrowser);
    }

    /// Only shows the address.
    public UrlRequest withoutBrowser() {
        return new UrlRequest(url, purpose, alternative, false);
    }
}
