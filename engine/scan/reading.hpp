// From a worker's answer to what is stored: the ledger line, and the passages with language and
// words.
#pragma once

#include <vector>

#include "engine/index/index.hpp"
#include "engine/worker/protocol.hpp"

namespace probant::scan {

struct Reading {
    index::FileRecord file;
    std::vector<index::Entry> entries{};
};

/// `file` comes with path, hash, size and time; the rest is filled in. Thread-safe.
Reading make_reading(index::FileRecord file, const worker::Answer& answer);

/// The ledger line of a file that could not be read.
Reading unreadable(index::FileRecord file, base::Code code, const std::string& message);

}  // namespace probant::scan
