#include "engine/base/result.hpp"

#include <gtest/gtest.h>

#include <cerrno>

namespace probant::base {
namespace {

TEST(Error, EveryCodeHasANameThatLeadsBackToIt) {
    for (int i = 0; i <= static_cast<int>(Code::Internal); ++i) {
        const auto code = static_cast<Code>(i);
        EXPECT_EQ(code_named(name(code)), code) << name(code);
    }
}

TEST(Error, ShowsEveryFaultWithFileAndLineAndThenTheHint) {
    const Error error{Code::BadInput,
                      "two faults",
                      "mend them",
                      {{"a.terms", 3, "odd"}, {"", 0, "--x is no option"}}};
    EXPECT_EQ(to_text(error), "two faults\n  a.terms:3: odd\n  --x is no option\nhint: mend them");
}

TEST(Error, AFullDiskIsToldFromAMissingFileAndFromAForbiddenOne) {
    EXPECT_EQ(system_error(ENOSPC, "x").code, Code::DiskFull);
    EXPECT_EQ(system_error(ENOENT, "x").code, Code::NotFound);
    EXPECT_EQ(system_error(EACCES, "x").code, Code::NotReadable);
    EXPECT_EQ(system_error(EROFS, "x").code, Code::NotWritable);
}

TEST(ErrorDeathTest, ABugSaysThatItIsOneAndAsksForAReport) {
    EXPECT_DEATH(PROBANT_BUG("impossible"), "bug in Probant, please report it: impossible");
}

}  // namespace
}  // namespace probant::base
