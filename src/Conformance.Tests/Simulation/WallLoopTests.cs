using Conformance.Simulation;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Simulation;

[TestFixture]
public sealed class WallLoopTests
{
    private readonly List<string> _said = [];
    private int _expected;

    [SetUp]
    public void Begin()
    {
        _said.Clear();
        _expected = 0;
    }

    [Test]
    public void Takes_what_follows_from_earlier_news_before_any_other_news()
    {
        Played(loop =>
        {
            loop.PostArrival(TimeSpan.FromSeconds(1), Say("datagram"), null);
            loop.Post(Say("continuation"), null);
        }).Should().Equal("continuation", "datagram");
    }

    [Test]
    public void Handles_a_datagram_that_came_before_a_deadline_before_the_deadline()
    {
        Played(loop =>
        {
            loop.PostArrival(TimeSpan.FromSeconds(5), Say("deadline"), null);
            loop.PostArrival(TimeSpan.FromSeconds(4.9), Say("answer"), null);
            loop.PostArrival(TimeSpan.FromSeconds(5.1), Say("late answer"), null);
        }).Should().Equal("answer", "deadline", "late answer");
    }

    [Test]
    public void Keeps_the_order_of_what_came_at_the_same_time()
    {
        Played(loop =>
        {
            foreach (var word in (string[])["first", "second", "third"])
            {
                loop.PostArrival(TimeSpan.FromSeconds(1), Say(word), null);
            }
        }).Should().Equal("first", "second", "third");
    }

    private List<string> Played(Action<WallLoop> post)
    {
        using var loop = new WallLoop();
        loop.Run(async () =>
        {
            post(loop);
            var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            loop.PostArrival(TimeSpan.MaxValue, _ => all.SetResult(), null);
            await all.Task;
        });
        _said.Should().HaveCount(_expected);
        return _said;
    }

    private SendOrPostCallback Say(string word)
    {
        _expected++;
        return _ => _said.Add(word);
    }
}
