/// The sandbox's own endpoint, `/sandbox`, for those who are not in the same process.
///
/// | request | does |
/// |---|---|
/// | `GET /sandbox` | describes the sandbox |
/// | `GET`, `DELETE /sandbox/requests` | what was received; forgets it |
/// | `GET`, `POST`, `DELETE /sandbox/rules` | `{script, account?, path?, model?, times?}` |
/// | `GET /sandbox/accounts` | the accounts and what is left to them |
/// | `POST /sandbox/accounts/{id}` | `{disabled?, tier?, throttle: {requests, seconds}?, quota: {model, tokens,
/// seconds}?, unlimited?}` |
/// | `POST /sandbox/oauth` | `{expire: true}`, `{revoke: ACCOUNT}`, `{user_code, account}` or `{user_code, deny: true}`
/// |
@NullMarked
package dev.antigravity.sandbox.control;

import org.jspecify.annotations.NullMarked;
