// What a worker may do after it started: read files and answer. A parser that a hostile file has
// taken over can neither write nor start a program nor reach the network.
#pragma once

namespace probant::extract {

/// Takes these rights away from this process, for good. False where the system cannot (no seccomp):
/// the limits of the pool hold all the same.
bool enter_sandbox();

}  // namespace probant::extract
