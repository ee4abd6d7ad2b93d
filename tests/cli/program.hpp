// Runs the built program and catches what it says.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace probant::test {

struct Ran {
    int exit_code = -1;  ///< minus the signal where one ended it
    std::string out, err;
};

struct Setting {
    std::filesystem::path folder;            ///< working directory
    std::vector<std::string> environment{};  ///< "NAME=value", beside PATH, TMPDIR and LC_ALL=C
    bool closed_pipe = false;                ///< standard output is a pipe that nobody reads
};

Ran run_probant(const std::vector<std::string>& arguments, const Setting& setting);

}  // namespace probant::test
