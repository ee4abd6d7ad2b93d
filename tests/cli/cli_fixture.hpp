// A tiny archive, its workspace and lexicons in a temporary folder, and calls of the program in it.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/cli/program.hpp"
#include "tests/support/small_lexicon.hpp"

namespace probant::test {

class CliTest : public ::testing::Test {
 protected:
    CliTest() {
        write_small_lexicon(folder() / "lexicons", PROBANT_SOURCE_DIR);
        write(folder() / "archive" / "plan.txt",
              "In 2019 the city held an intercultural training for 120 members of its staff.\n\n"
              "The harbour was repaired in spring, and the new quay will be opened for ships in "
              "autumn.\n");
        write(folder() / "archive" / "fr" / "bilan.html",
              "<html lang=\"fr\"><head><title>Bilan</title></head><body><h1>Personnel</h1><p>La "
              "ville a offert une "
              "formation interculturelle à tous les agents qui accueillent des "
              "migrants.</p></body></html>");
    }

    const std::filesystem::path& folder() const { return folder_.path(); }

    Ran run(std::vector<std::string> arguments, Setting setting = {}) const {
        setting.folder = folder();
        setting.environment.push_back("PROBANT_LEXICONS=" + (folder() / "lexicons").string());
        return run_probant(arguments, setting);
    }

    /// With the benchmark of these tests.
    Ran run_small(std::vector<std::string> arguments, const Setting& setting = {}) const {
        arguments.insert(arguments.end(), {"--benchmark", "small"});
        return run(std::move(arguments), setting);
    }

    /// Scans without a word; stops the test where that fails.
    void scan() const {
        const Ran ran = run({"scan", "archive", "--quiet"});
        ASSERT_EQ(ran.exit_code, 0) << ran.err;
        ASSERT_EQ(ran.out + ran.err, "");
    }

    /// Compares with tests/cli/golden/<name>; PROBANT_UPDATE_GOLDEN=1 writes it anew.
    void expect_golden(const std::string& name, const std::string& text) const {
        const std::filesystem::path file =
            std::filesystem::path(PROBANT_SOURCE_DIR) / "tests/cli/golden" / name;
        const std::string shown = replaced(text, folder().string(), "FOLDER");
        if (std::getenv("PROBANT_UPDATE_GOLDEN") != nullptr) write(file, shown);
        EXPECT_EQ(shown, read(file)) << "golden file: " << file;
    }

 private:
    TemporaryFolder folder_;
};

}  // namespace probant::test
