#include "engine/scan/queue.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace probant::scan {
namespace {

using std::chrono::steady_clock;

steady_clock::time_point now() {
    return steady_clock::now();
}
steady_clock::time_point far() {
    return now() + std::chrono::hours(1);
}

TEST(Queue, NothingIsLostBetweenManyThreads) {
    Queue<int> queue(2, 4);
    std::vector<std::thread> producers;
    for (int p = 0; p < 4; ++p) {
        producers.emplace_back([&queue, p] {
            for (int i = 0; i < 500; ++i) queue.push(p * 500 + i);
            queue.producer_done();
        });
    }
    std::vector<bool> seen(2'000);
    while (!queue.finished()) {
        if (const auto item = queue.pop(far())) seen[static_cast<std::size_t>(*item)] = true;
    }
    for (std::thread& producer : producers) producer.join();
    for (const bool one : seen) EXPECT_TRUE(one);
}

TEST(Queue, AConsumerThatGivesUpFreesTheProducers) {
    Queue<int> queue(1, 1);
    ASSERT_TRUE(queue.push(1));
    bool pushed = true;
    std::thread producer([&] { pushed = queue.push(2); });
    queue.close();
    producer.join();
    EXPECT_FALSE(pushed);
}

TEST(Queue, AnEmptyQueueLetsTheDeadlinePass) {
    Queue<int> queue(1, 1);
    EXPECT_FALSE(queue.pop(now()).has_value());
    EXPECT_FALSE(queue.finished());
    queue.producer_done();
    EXPECT_FALSE(queue.pop(far()).has_value());
    EXPECT_TRUE(queue.finished());
}

}  // namespace
}  // namespace probant::scan
