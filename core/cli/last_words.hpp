#pragma once

namespace glossator::cli {

/// Names the plugin and the document if a plugin in this process ends it: by a crash (SIGSEGV,
/// SIGBUS, SIGFPE, SIGILL, SIGABRT), which then takes its usual way, or by exit() or quick_exit(),
/// which become the exit code nothing_run. A plugin that is being loaded is named by its file.
/// It names the library that crashes after its end, as a destructor of a static object does.
/// Nothing holds back _exit(). A process that a plugin forks may end without a word. One lives at a
/// time, in a program that runs plugins; signals that somebody else handles already, such as a
/// sanitizer, stay theirs.
class LastWords {
 public:
  /// `advice` ends the line if a document ends the program: "; run again with ..."; static.
  explicit LastWords(const char* advice);
  ~LastWords();
  LastWords(const LastWords&) = delete;

  void advise(const char* advice);
};

/// Gives this thread a stack for the words, so that they come even if its own has overflowed.
/// Every thread that calls plugins needs it; that of LastWords has it.
void prepare_last_words();

}  // namespace glossator::cli
