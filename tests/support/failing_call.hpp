#pragma once
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>

#include <cstddef>
#include <stdexcept>
#include <thread>

#include "support/program.hpp"

namespace ebb::test {

namespace detail {

/// From now on the system call fails in this thread, and in the programs that it starts.
inline void make_fail(long call, int error) {
  sock_filter filter[] = {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
                          BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(call), 0, 1),
                          BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (static_cast<unsigned>(error) & SECCOMP_RET_DATA)),
                          BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
  sock_fprog program{.len = 4, .filter = filter};
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
    throw std::runtime_error("seccomp is not available");
}

}  // namespace detail

/// Runs ebb on a machine on which one system call (SYS_flock) always fails with one error (ENOLCK).
inline Finished run_ebb_where_fails(long call, int error, const std::vector<std::string>& arguments,
                                    const Conditions& conditions = {}) {
  Finished finished;
  std::thread([&] {
    detail::make_fail(call, error);
    finished = run_ebb(arguments, conditions);
  }).join();
  return finished;
}

}  // namespace ebb::test
