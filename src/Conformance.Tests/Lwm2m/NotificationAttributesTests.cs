using Conformance.Lwm2m.Attributes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Lwm2m;

/// <summary>Core 1.2 §5.1.2, Transport 1.1 §6.4.4.</summary>
[TestFixture]
public sealed class NotificationAttributesTests
{
    [Test]
    public void Applies_every_attribute()
    {
        var applied = Apply("pmin=10&pmax=60&gt=45.5&lt=-20&st=0.5&epmin=1&epmax=20&edge=1&con=0&hqmax=3");

        applied.Should().Be(new NotificationAttributes
        {
            Pmin = 10,
            Pmax = 60,
            Gt = 45.5,
            Lt = -20,
            St = 0.5,
            Epmin = 1,
            Epmax = 20,
            Edge = 1,
            Con = 0,
            Hqmax = 3,
        });
        string.Join(';', applied.ToLinkAttributes().Select(pair => $"{pair.Key}={pair.Value}"))
            .Should().Be("pmin=10;pmax=60;gt=45.5;lt=-20;st=0.5;epmin=1;epmax=20;edge=1;con=0;hqmax=3");
    }

    [TestCase("pmin")]
    [TestCase("pmin=")]
    public void Unsets_an_attribute_without_value(string query)
    {
        var set = new NotificationAttributes { Pmin = 10, Pmax = 60 };

        set.TryApply([query], out var result, out _).Should().BeTrue();

        result.Should().Be(new NotificationAttributes { Pmax = 60 });
    }

    [TestCase("", TestName = "An empty request changes nothing")]
    [TestCase("pmin=10&pmax=5", TestName = "pmax below pmin is accepted and ignored later (ATT-06)")]
    [TestCase("lt=10&gt=50&st=5")]
    [TestCase("gt=1e2")]
    [TestCase("pmax=0")]
    [TestCase("epmin=2&epmax=8")]
    [TestCase("st=0")]
    public void Accepts(string queries)
    {
        NotificationAttributes.None.TryApply(Split(queries), out _, out var reason).Should().BeTrue();

        reason.Should().BeEmpty();
    }

    [TestCase("pmin=-1", "pmin is '-1'; a number of seconds from 0 is required")]
    [TestCase("pmin=x", "pmin is 'x'; *")]
    [TestCase("pmin=1.5", "pmin is '1.5'; *")]
    [TestCase("pmin=+1", "pmin is '+1'; *")]
    [TestCase("pmin= 1", "pmin is ' 1'; *")]
    [TestCase("pmin=99999999999999999999", "pmin is *")]
    [TestCase("gt=NaN", "gt is 'NaN'; a decimal number is required")]
    [TestCase("st=-1", "st is '-1'; a decimal number from 0 is required")]
    [TestCase("edge=2", "edge is '2'; 0 or 1 is required")]
    [TestCase("con=true", "con is 'true'; 0 or 1 is required")]
    [TestCase("foo=1", "attribute 'foo' is unknown; one of pmin, pmax, *")]
    [TestCase("Pmin=1", "attribute 'Pmin' is unknown; *")]
    [TestCase("=1", "attribute '' is unknown; *")]
    [TestCase("pmin=1&pmin=2", "attribute pmin stands twice; once is allowed")]
    [TestCase("lt=50&gt=10", "lt is 50 and gt is 10; lt below gt is required")]
    [TestCase("lt=10&gt=10", "lt is 10 and gt is 10; *")]
    [TestCase("lt=10&gt=20&st=5", "lt + 2 st is 20 and gt is 20; less is required")]
    [TestCase("epmin=9&epmax=3", "epmin is 9 and epmax is 3; *")]
    [TestCase("pmin=7&foo", "attribute 'foo' is unknown; *")]
    public void Refuses_and_changes_nothing(string queries, string message)
    {
        var before = new NotificationAttributes { Pmin = 3 };

        before.TryApply(Split(queries), out var result, out var reason).Should().BeFalse();

        result.Should().Be(before);
        reason.Should().Match(message);
    }

    [Test]
    public void Judges_combinations_within_one_request_only()
    {
        Apply("gt=10").TryApply(["lt=50"], out var result, out _).Should().BeTrue();

        result.Should().Be(new NotificationAttributes { Gt = 10, Lt = 50 });
    }

    [Test]
    public void Lower_levels_hide_those_above()
    {
        var resource = new NotificationAttributes { Pmin = 4, Gt = 50 };
        var instance = new NotificationAttributes { Pmin = 20, Pmax = 60 };

        resource.Over(instance).Should().Be(new NotificationAttributes { Pmin = 4, Pmax = 60, Gt = 50 });
        NotificationAttributes.None.Over(Full).Should().Be(Full);
        Full.Over(NotificationAttributes.None).Should().Be(Full);
    }

    [TestCase(null, null, 0, null)]
    [TestCase(10L, 60L, 10, 60)]
    [TestCase(10L, 10L, 10, 10)]
    [TestCase(10L, 5L, 10, null, TestName = "pmax below pmin counts as none (ATT-06)")]
    [TestCase(null, 0L, 0, null, TestName = "pmax 0 counts as none (ATT-07)")]
    public void Periods_are_those_in_force(long? pmin, long? pmax, int minimum, int? maximum)
    {
        var attributes = new NotificationAttributes { Pmin = pmin, Pmax = pmax };

        attributes.MinimumPeriod.Should().Be(TimeSpan.FromSeconds(minimum));
        attributes.MaximumPeriod.Should().Be(maximum is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
    }

    [Test]
    public void Periods_beyond_any_timer_are_cut()
    {
        new NotificationAttributes { Pmin = long.MaxValue, Pmax = long.MaxValue }.MaximumPeriod
            .Should().Be(TimeSpan.FromSeconds(uint.MaxValue));
    }

    private static NotificationAttributes Full { get; } = Apply("pmin=1&pmax=2&gt=9&lt=1&st=1&epmin=1&epmax=2&edge=0&con=1&hqmax=5");

    private static string[] Split(string queries) => queries.Split('&', StringSplitOptions.RemoveEmptyEntries);

    private static NotificationAttributes Apply(string queries)
    {
        NotificationAttributes.None.TryApply(Split(queries), out var result, out var reason).Should().BeTrue("{0}", reason);
        return result;
    }
}
