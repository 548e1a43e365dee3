#pragma once

#include <cstddef>
#include <vector>

namespace attune::text {

/// A list that is filled again and again: cleared, it keeps its memory, and nothing in it is cleared one by one.
template <class T>
class Reused {
public:
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    T& operator[](std::size_t k) { return all_[k]; }
    const T& operator[](std::size_t k) const { return all_[k]; }
    const T* begin() const { return all_.data(); }
    const T* end() const { return all_.data() + size_; }

    void clear() { size_ = 0; }
    void drop_to(std::size_t size) { size_ = size; }
    void push(const T& one) {
        *room(1) = one;
        ++size_;
    }
    /// Room for `more` after the last; whoever writes there says with `grew` how many they were.
    T* room(std::size_t more) {
        if (all_.size() - size_ < more) all_.resize(2 * all_.size() + more);
        return all_.data() + size_;
    }
    void grew(std::size_t by) { size_ += by; }

private:
    std::vector<T> all_;
    std::size_t size_ = 0;
};

}  // namespace attune::text
