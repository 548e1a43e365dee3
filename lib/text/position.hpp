#pragma once

namespace attune {

/// A place in a file. Lines and columns count from 1, columns in characters (code points); 0 means unknown.
struct Position {
    int line = 0;
    int column = 0;

    friend bool operator==(const Position&, const Position&) = default;
};

}  // namespace attune
