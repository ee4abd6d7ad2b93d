#include "engine/extract/sandbox.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>

namespace probant::extract {
namespace {

#ifndef PROBANT_SANITIZED

/// Bits of what a hostile file could still do after the sandbox was entered.
int rights_left(const char* existing) {
    if (!enter_sandbox()) return 100;
    int left = 0;
    if (::socket(AF_INET, SOCK_STREAM, 0) >= 0) left |= 1;
    if (::open(existing, O_WRONLY) >= 0) left |= 2;
    if (::open("made-by-a-parser", O_CREAT | O_RDWR, 0600) >= 0) left |= 4;
    if (::unlink(existing) == 0) left |= 8;
    ::execl("/bin/true", "true", nullptr);
    if (::open(existing, O_RDONLY) < 0) left |= 16;
    return left;
}

TEST(Sandbox, AParserCanReadButNeitherWriteNorStartProgramsNorUseTheNetwork) {
    std::string name = ::testing::TempDir() + "/sandbox-XXXXXX";
    const int fd = ::mkstemp(name.data());
    ASSERT_GE(fd, 0);
    EXPECT_EXIT(::_exit(rights_left(name.c_str())), ::testing::ExitedWithCode(0), "");
    ::close(fd);
    ::unlink(name.c_str());
}

#endif

}  // namespace
}  // namespace probant::extract
