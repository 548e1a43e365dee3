#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace attune::text {

/// Bytes on their way out. What it grows by is not cleared first, and its memory is used again.
class Buffer {
public:
    /// Room for `more` bytes after the last; whoever writes there says with `grew` how many they were.
    char* room(std::size_t more) {
        if (capacity_ - size_ < more) grow(more);
        return bytes_.get() + size_;
    }
    void grew(std::size_t by) { size_ += by; }

    Buffer& operator+=(std::string_view text) {
        if (!text.empty()) std::memcpy(room(text.size()), text.data(), text.size());
        size_ += text.size();
        return *this;
    }
    Buffer& operator+=(char c) {
        *room(1) = c;
        ++size_;
        return *this;
    }

    static constexpr std::size_t slack = 32;  ///< what is copied may be copied so many bytes at a time
    /// Copies so many bytes, in one move where the machine can.
    static void put_some(char* to, const char* from) {
        // NOLINTNEXTLINE(*-reinterpret-cast): that is what the type is for
        *reinterpret_cast<Some*>(to) = *reinterpret_cast<const Some*>(from);
    }
    /// Copies a text to `at`, where there is room for it and the slack; after it as many bytes must be there to be read. Gives its end.
    static char* put(char* at, std::string_view text) {
        for (std::size_t k = 0; k < text.size(); k += slack) put_some(at + k, text.data() + k);
        return at + text.size();
    }

    std::size_t size() const { return size_; }
    std::string_view bytes() const { return {bytes_.get(), size_}; }
    void clear() { size_ = 0; }

private:
    using Some [[gnu::vector_size(slack), gnu::aligned(1), gnu::may_alias]] = char;

    void grow(std::size_t more) {
        const std::size_t capacity = std::max(2 * capacity_, size_ + more);
        auto bytes = std::make_unique_for_overwrite<char[]>(capacity);  // NOLINT(*-avoid-c-arrays): this is what it makes
        if (size_ > 0) std::memcpy(bytes.get(), bytes_.get(), size_);
        bytes_ = std::move(bytes);
        capacity_ = capacity;
    }

    std::unique_ptr<char[]> bytes_;  // NOLINT(*-avoid-c-arrays)
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

}  // namespace attune::text
