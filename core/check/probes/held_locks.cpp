#include "check/probes/held_locks.hpp"

#include <pthread.h>
#include <threads.h>

#include <algorithm>
#include <vector>

#include "check/probes/imports.hpp"

namespace glossator::check {
namespace {

thread_local unsigned held = 0;
thread_local unsigned inside = 0;  // of functions that change the lock itself
thread_local std::vector<pthread_rwlock_t*> held_for_writing;

/// The functions that take a lock, give one back, or only change what it consists of.
template <auto function, int change, class... Arguments>
int locking(Arguments... arguments) {
  if (change < 0 && held > 0) --held;
  ++inside;
  const int status = function(arguments...);
  --inside;
  if (change > 0 && status == 0) ++held;
  return status;
}

int write_lock(pthread_rwlock_t* lock) {
  ++inside;
  const int status = pthread_rwlock_wrlock(lock);
  --inside;
  if (status == 0) held_for_writing.push_back(lock), ++held;
  return status;
}
int rwlock_unlock(pthread_rwlock_t* lock) {
  const auto at = std::find(held_for_writing.begin(), held_for_writing.end(), lock);
  if (at != held_for_writing.end()) held_for_writing.erase(at), --held;
  ++inside;
  const int status = pthread_rwlock_unlock(lock);
  --inside;
  return status;
}
// One thread runs the function; the others wait for it, as for a lock.
int once(pthread_once_t* control, void (*function)()) {
  ++held;
  const int status = pthread_once(control, function);
  --held;
  return status;
}

template <class Function>
void* pointer(Function* function) {
  return reinterpret_cast<void*>(function);
}

}  // namespace

void HeldLocks::watch(const std::string& path) {
  const ImportStandIn stand_ins[] = {
      {"pthread_mutex_lock", pointer(locking<pthread_mutex_lock, 1, pthread_mutex_t*>)},
      {"pthread_mutex_trylock", pointer(locking<pthread_mutex_trylock, 1, pthread_mutex_t*>)},
      {"pthread_mutex_unlock", pointer(locking<pthread_mutex_unlock, -1, pthread_mutex_t*>)},
      {"pthread_mutex_timedlock",
       pointer(locking<pthread_mutex_timedlock, 1, pthread_mutex_t*, const timespec*>)},
      {"pthread_mutex_clocklock",
       pointer(locking<pthread_mutex_clocklock, 1, pthread_mutex_t*, clockid_t, const timespec*>)},
      {"pthread_mutex_init",
       pointer(locking<pthread_mutex_init, 0, pthread_mutex_t*, const pthread_mutexattr_t*>)},
      {"pthread_mutex_destroy", pointer(locking<pthread_mutex_destroy, 0, pthread_mutex_t*>)},
      {"pthread_spin_lock", pointer(locking<pthread_spin_lock, 1, pthread_spinlock_t*>)},
      {"pthread_spin_unlock", pointer(locking<pthread_spin_unlock, -1, pthread_spinlock_t*>)},
      {"pthread_cond_wait",
       pointer(locking<pthread_cond_wait, 0, pthread_cond_t*, pthread_mutex_t*>)},
      {"pthread_cond_signal", pointer(locking<pthread_cond_signal, 0, pthread_cond_t*>)},
      {"pthread_cond_broadcast", pointer(locking<pthread_cond_broadcast, 0, pthread_cond_t*>)},
      {"pthread_rwlock_rdlock", pointer(locking<pthread_rwlock_rdlock, 0, pthread_rwlock_t*>)},
      {"pthread_rwlock_tryrdlock",
       pointer(locking<pthread_rwlock_tryrdlock, 0, pthread_rwlock_t*>)},
      {"pthread_rwlock_wrlock", pointer(write_lock)},
      {"pthread_rwlock_unlock", pointer(rwlock_unlock)},
      {"pthread_once", pointer(once)},
      {"mtx_lock", pointer(locking<mtx_lock, 1, mtx_t*>)},
      {"mtx_trylock", pointer(locking<mtx_trylock, 1, mtx_t*>)},
      {"mtx_unlock", pointer(locking<mtx_unlock, -1, mtx_t*>)},
  };
  replace_imports(path, stand_ins);
}

bool HeldLocks::any() { return held > 0 || inside > 0; }

}  // namespace glossator::check
