package dev.antigravity.pool;

import java.util.List;

/// Who the accounts are.
@FunctionalInterface
public interface MemberDirectory {
    /// The accounts of a provider that requests may use, best first. The very same list for as long as nothing changes.
    List<Member> members(String provider);
}
