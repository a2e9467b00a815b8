#include "app/bench/PythonLoader.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <iomanip>
#include <sstream>

#include "core/io/AtomicFile.h"
#include "core/types/Error.h"

namespace gacfas::bench {

PythonLoader::PythonLoader(const std::string& command, const std::filesystem::path& root, int64_t imageSize,
                           int64_t batch)
    : scratch_(root / "pixels.raw") {
  const size_t blank = command.rfind(' ');
  if (blank == std::string::npos) throw InputError("--against takes an interpreter and a script, not \"" + command + "\"");
  const std::string python = command.substr(0, blank), script = command.substr(blank + 1);
  int in[2], out[2];
  if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0) throw IoError("no pipes left");
  const std::string size = std::to_string(imageSize), faces = std::to_string(batch);
  process_ = fork();
  if (process_ == 0) {
    dup2(in[0], STDIN_FILENO);
    dup2(out[1], STDOUT_FILENO);
    setenv("OMP_NUM_THREADS", "1", 1);
    execlp(python.c_str(), python.c_str(), script.c_str(), root.c_str(), size.c_str(), faces.c_str(), nullptr);
    _exit(127);
  }
  close(in[0]);
  close(out[1]);
  questions_ = fdopen(in[1], "w");
  answers_ = fdopen(out[0], "r");
  versions_ = answer();
}

PythonLoader::~PythonLoader() {
  std::fclose(questions_);  // the end of its input is the end of the script
  std::fclose(answers_);
  waitpid(process_, nullptr, 0);
}

std::string PythonLoader::answer() {
  char line[512];
  if (!std::fgets(line, sizeof line, answers_))
    throw InputError("the Python loader gave no answer; what it said is above. ./studio bench loader installs what it needs");
  std::string text = line;
  return text.substr(0, text.find('\n'));
}

std::string PythonLoader::ask(const std::string& line) {
  std::fprintf(questions_, "%s\n", line.c_str());
  std::fflush(questions_);
  return answer();
}

double PythonLoader::rate(const std::string& kind, double seconds, const std::string& folder) {
  double faces = 0.0, spent = 0.0;
  const std::string text = ask(kind + "\t" + std::to_string(seconds) + "\t" + folder);
  if (std::sscanf(text.c_str(), "%lf %lf", &faces, &spent) != 2) throw InputError("not a rate: " + text);
  return faces / spent;
}

std::string PythonLoader::pixels(const CropBox& box, double degrees, const std::filesystem::path& image) {
  std::ostringstream line;
  line << "pixels\t" << box.left << '\t' << box.top << '\t' << box.width << '\t' << box.height << '\t'
       << std::setprecision(17) << degrees << '\t' << image.string() << '\t' << scratch_.string();
  ask(line.str());
  return loadFile(scratch_);
}

}  // namespace gacfas::bench
