// A bounded queue between the reading threads and the one that writes.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace probant::scan {

/// Many threads push, one pops. push() waits while the queue is full, so that documents do not pile
/// up in memory when the disk is slower than the readers.
template <class T>
class Queue {
 public:
    Queue(std::size_t most, int producers) : most_(most), producers_(producers) {}

    /// False once the consumer has given up: the item is dropped, the producer should end.
    bool push(T item) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return items_.size() < most_ || closed_; });
        if (closed_) return false;
        items_.push_back(std::move(item));
        changed_.notify_all();
        return true;
    }

    /// Each producer says once that it will push no more.
    void producer_done() {
        const std::lock_guard lock(mutex_);
        --producers_;
        changed_.notify_all();
    }

    /// The consumer gives up.
    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        changed_.notify_all();
    }

    /// The next item; nothing at `deadline`, and nothing when all producers are done.
    std::optional<T> pop(std::chrono::steady_clock::time_point deadline) {
        std::unique_lock lock(mutex_);
        changed_.wait_until(lock, deadline, [&] { return !items_.empty() || producers_ == 0; });
        if (items_.empty()) return std::nullopt;
        std::optional<T> item(std::move(items_.front()));
        items_.pop_front();
        changed_.notify_all();
        return item;
    }

    /// Whether pop() can give nothing more.
    bool finished() const {
        const std::lock_guard lock(mutex_);
        return items_.empty() && producers_ == 0;
    }

 private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<T> items_;
    std::size_t most_;
    int producers_;
    bool closed_ = false;
};

}  // namespace probant::scan
