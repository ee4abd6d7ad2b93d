#include "engine/extract/sandbox.hpp"

#include <fcntl.h>
#include <seccomp.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace probant::extract {
namespace {

bool deny(scmp_filter_ctx filter, int call) {
    // A call that this machine's architecture does not have needs no rule.
    const int status = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0);
    return status == 0 || status == -EDOM;
}

/// Opening for anything but reading.
bool deny_writing(scmp_filter_ctx filter, int call, unsigned int flags_argument) {
    for (const int each : {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC}) {
        const auto flag = static_cast<scmp_datum_t>(each);
        const scmp_arg_cmp has_flag = SCMP_CMP(flags_argument, SCMP_CMP_MASKED_EQ, flag, flag);
        const int status = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 1, has_flag);
        if (status != 0 && status != -EDOM) return false;
    }
    return true;
}

bool add_rules(scmp_filter_ctx filter) {
    const std::array calls{
        // network
        SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(listen),
        // other programs
        SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(ptrace),
        SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(kill), SCMP_SYS(tkill),
        // files
        SCMP_SYS(creat), SCMP_SYS(openat2), SCMP_SYS(truncate), SCMP_SYS(ftruncate),
        SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(rename), SCMP_SYS(renameat),
        SCMP_SYS(renameat2), SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(rmdir), SCMP_SYS(link),
        SCMP_SYS(linkat), SCMP_SYS(symlink), SCMP_SYS(symlinkat), SCMP_SYS(mknod),
        SCMP_SYS(mknodat), SCMP_SYS(chmod), SCMP_SYS(fchmod), SCMP_SYS(fchmodat), SCMP_SYS(chown),
        SCMP_SYS(fchown), SCMP_SYS(lchown), SCMP_SYS(fchownat),
        // the system
        SCMP_SYS(mount), SCMP_SYS(unshare), SCMP_SYS(setns), SCMP_SYS(bpf),
        SCMP_SYS(io_uring_setup), SCMP_SYS(keyctl), SCMP_SYS(userfaultfd),
        SCMP_SYS(perf_event_open)};
    for (const int call : calls) {
        if (!deny(filter, call)) return false;
    }
    return deny_writing(filter, SCMP_SYS(open), 1) && deny_writing(filter, SCMP_SYS(openat), 2);
}

}  // namespace

bool enter_sandbox() {
    // A file size limit of zero would kill a library that tries to write a cache.
    std::signal(SIGXFSZ, SIG_IGN);
    const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (filter == nullptr) return false;
    const bool entered = add_rules(filter) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return entered;
}

}  // namespace probant::extract
