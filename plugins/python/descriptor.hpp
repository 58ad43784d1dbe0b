#pragma once

namespace gloss_python {

/// An open descriptor, or none. Owns it.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor() { reset(); }

  int get() const { return number_; }
  int release();
  void reset();

 private:
  int number_;
};

}  // namespace gloss_python
