#include <cstdio>

int main() {
    std::puts("attune " ATTUNE_VERSION);
}
