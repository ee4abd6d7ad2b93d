// An archive of text files, scanned with the real worker.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "engine/scan/scan.hpp"
#include "tests/support/temporary_folder.hpp"

namespace probant::scan {

class ScanTest : public ::testing::Test {
 protected:
    ScanTest() { std::filesystem::create_directories(archive()); }

    std::filesystem::path archive() const { return folder_ / "archive"; }
    std::filesystem::path workspace() const { return folder_ / "workspace"; }

    void write(const std::filesystem::path& name, const std::string& text) const {
        std::filesystem::create_directories((archive() / name).parent_path());
        std::ofstream(archive() / name) << text;
    }

    /// `count` files of three paragraphs each, no two alike.
    void write_many(int count) const {
        for (int i = 0; i < count; ++i) {
            const std::string number = std::to_string(i);
            write("folder" + std::to_string(i % 7) + "/file" + number + ".txt",
                  "The city trains its staff, group " + number +
                      ".\n\nThe council met twice in spring.\n\nNumber " + number +
                      " was agreed.\n");
        }
    }

    Options options() const {
        Options options;
        options.archive = archive();
        options.workspace = workspace();
        options.workers = 2;
        options.worker_program = std::filesystem::path(PROBANT_BINARY_DIR) / "bin/probant-worker";
#ifdef PROBANT_SANITIZED
        options.limits.memory_bytes = 0;
#endif
        return options;
    }

    static base::Result<Summary> run_with(
        const Options& options, const std::function<void(const Progress&)>& progress = nullptr) {
        const std::atomic<bool> never{false};
        return run(options, progress, never);
    }

    Summary scan() const {
        const auto summary = run_with(options());
        EXPECT_TRUE(summary) << base::to_text(summary.error());
        return summary ? *summary : Summary{};
    }

    index::FileRecord line(const std::string& path) const {
        const auto reader = index::Reader::open(workspace());
        if (!reader) return {};
        const auto file = reader->file(path);
        EXPECT_TRUE(file) << base::to_text(file.error());
        return file ? *file : index::FileRecord{};
    }

    /// Ledger and passages as text, by path: two scans with the same outcome give the same.
    static std::map<std::string, std::string> outcome(const std::filesystem::path& workspace) {
        std::map<std::string, std::string> out;
        const auto reader = index::Reader::open(workspace);
        EXPECT_TRUE(reader) << base::to_text(reader.error());
        const auto files = reader->files();
        EXPECT_TRUE(files) << base::to_text(files.error());
        for (const index::FileRecord& file : files.value()) {
            std::string& text = out[file.path];
            text = std::string(name(file.state)) + " " + file.code + " " + file.hash + " " +
                   file.language + "\n";
            const auto passages = reader->passages(file.path);
            EXPECT_TRUE(passages) << base::to_text(passages.error());
            for (const index::StoredPassage& stored : passages.value()) {
                text += std::to_string(stored.passage.ordinal) + " " + stored.passage.text + "\n";
            }
        }
        return out;
    }

    probant::testing::TemporaryFolder folder_;
};

}  // namespace probant::scan
