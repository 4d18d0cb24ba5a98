using Conformance.Lwm2m.Attributes;
using Conformance.Lwm2m.Values;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Lwm2m;

/// <summary>Core 1.2 §5.1.2 and the examples of Transport 1.1 §6.4.4, by the catalogue's items ATT-09 to ATT-13 and ATT-17.</summary>
[TestFixture]
public sealed class ChangeRuleTests
{
    [TestCase("", 20, 20, false)]
    [TestCase("", 20, 20.5, true, TestName = "Without thresholds any change counts (ATT-13)")]
    [TestCase("gt=50", 45, 55, true)]
    [TestCase("gt=50", 55, 60, false)]
    [TestCase("gt=50", 45, 50, false)]
    [TestCase("gt=50", 60, 40, true, TestName = "A threshold is crossed downwards too (AMB-01)")]
    [TestCase("lt=20", 25, 15, true)]
    [TestCase("lt=20", 15, 10, false)]
    [TestCase("lt=20", 25, 20, false)]
    [TestCase("st=10", 45, 50, false)]
    [TestCase("st=10", 45, 55, true)]
    [TestCase("st=10", 55, 56, false)]
    [TestCase("st=10", 55, 45, true)]
    [TestCase("st=0", 55, 55, false)]
    [TestCase("lt=20&gt=85&st=10", 75, 90, true)]
    [TestCase("lt=20&gt=85&st=10", 50, 10, true)]
    [TestCase("lt=20&gt=85&st=10", 87, 99, true)]
    [TestCase("lt=20&gt=85&st=10", 30, 35, false)]
    [TestCase("pmin=5&pmax=60", 30, 35, true)]
    public void Judges_numbers_from_the_last_notified_one(string queries, double notified, double current, bool isMet)
    {
        var now = new Lwm2mValue.Float(current);

        Rule(queries).IsMet(new Lwm2mValue.Float(notified), now, now).Should().Be(isMet);
    }

    [Test]
    public void Judges_integers_like_floats()
    {
        Rule("st=10").IsMet(new Lwm2mValue.Integer(45), null, new Lwm2mValue.Integer(55)).Should().BeTrue();
        Rule("gt=50").IsMet(new Lwm2mValue.Unsigned(51), null, new Lwm2mValue.Unsigned(60)).Should().BeFalse();
    }

    [TestCase("edge=1", false, true, true)]
    [TestCase("edge=1", true, false, false)]
    [TestCase("edge=0", true, false, true)]
    [TestCase("edge=0", false, true, false)]
    [TestCase("edge=1", true, true, false)]
    public void Judges_edges_from_the_value_before(string queries, bool previous, bool current, bool isMet)
    {
        var lastNotified = new Lwm2mValue.Flag(true);

        Rule(queries).IsMet(lastNotified, new Lwm2mValue.Flag(previous), new Lwm2mValue.Flag(current)).Should().Be(isMet);
    }

    [Test]
    public void Judges_other_values_by_equality()
    {
        Rule("gt=1").IsMet(new Lwm2mValue.Text("a"), null, new Lwm2mValue.Text("b")).Should().BeTrue();
        Rule("gt=1").IsMet(new Lwm2mValue.Text("a"), null, new Lwm2mValue.Text("a")).Should().BeFalse();
        Rule("").IsMet(null, null, new Lwm2mValue.Text("a")).Should().BeTrue();
        Rule("").IsMet(new Lwm2mValue.Text("a"), null, null).Should().BeTrue();
    }

    private static ChangeRule Rule(string queries)
    {
        var names = queries.Split('&', StringSplitOptions.RemoveEmptyEntries);
        NotificationAttributes.None.TryApply(names, out var attributes, out _).Should().BeTrue();
        return new(attributes);
    }
}
