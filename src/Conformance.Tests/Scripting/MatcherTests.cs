using System.Text;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Conformance.Tests.Scripting;

[TestFixture]
public sealed class MatcherTests
{
    private static readonly Value s_links = Map(
        ("objects", new Value.List([new Value.Text("/3")])),
        ("instances", new Value.List([new Value.Text("/1/0"), new Value.Text("/3/0")])));

    private static readonly Dictionary<string, Value> s_actual = new()
    {
        ["code"] = new Value.Text("2.05"),
        ["format"] = new Value.Number(11542),
        ["payload"] = new Value.Octets(new byte[] { 0x86, 0x0B, 0x41 }),
        ["value"] = new Value.Number(22.5m),
        ["values"] = Map(
            ("/3/0/16", new Value.Text("U")), ("/3/0/11/0", new Value.Number(0)), ("/1/0/6", new Value.Flag(false)),
            ("/3/0/13", new Value.Real(1.0000004))),
        ["links"] = s_links,
        ["observe"] = Map(("value", new Value.Number(12)), ("newer", new Value.Flag(true))),
        ["round-trip"] = new Value.Duration(TimeSpan.FromSeconds(6)),
    };

    [TestCase("code: 2.05")]
    [TestCase("code: 2.04 | 2.05")]
    [TestCase("code: != 4.04")]
    [TestCase("code: 2.00..2.31")]
    [TestCase("code: any")]
    [TestCase("code: = 2.05")]
    [TestCase("format: tlv")]
    [TestCase("format: 11542")]
    [TestCase("format: $(named)")]
    [TestCase("payload: ~ ^8")]
    [TestCase("payload: ~ ^860b")]
    [TestCase("payload: '~ ^[0-9A-F]{6}$'")]
    [TestCase("payload: 0x860b41")]
    [TestCase("value: 22.5")]
    [TestCase("value: 22.50")]
    [TestCase("value: $(number)")]
    [TestCase("value: 20..")]
    [TestCase("value: ..22.5")]
    [TestCase("value: $(number)..23")]
    [TestCase("value: { near: 22.4, by: 0.1 }")]
    [TestCase("value: ~ ^22")]
    [TestCase("value: absent | 1..100")]
    [TestCase("values: { /3/0/16: U, /1/0/6: false, /3/0/11: any, /3/0/4: absent }")]
    [TestCase("values: { 16: U, $(root)/0/16: U }")]
    [TestCase("values: { /3/0/13: 1 }")]
    [TestCase("values: { contain: [/3/0/16], exclude-below: [/5] }")]
    [TestCase("links: { contain: [/3/0, /1/0], exclude-below: [/0, /21], exclude: [/4/0] }")]
    [TestCase("links: { only: [~ ^/3, /1/0] }")]
    [TestCase("links: { instances: [/1/0, any] }")]
    [TestCase("links: { instances: { contain: $(list) } }")]
    [TestCase("observe: newer")]
    [TestCase("observe: 12")]
    [TestCase("observe: 10..20")]
    [TestCase("observe: any")]
    [TestCase("round-trip: 5 s..15 s")]
    [TestCase("round-trip: ..$(limit)")]
    [TestCase("free: absent")]
    [TestCase("free: { 0: absent }")]
    public void Matches(string expectation) => Match(expectation).Should().BeEmpty();

    [TestCase("code: 4.04", "code", "4.04", "2.05")]
    [TestCase("code: 4.04 | 4.05", "code", "4.04 | 4.05", "2.05")]
    [TestCase("code: != 2.05", "code", "!= 2.05", "2.05")]
    [TestCase("code: absent", "code", "absent", "2.05")]
    [TestCase("code: = any", "code", "any", "2.05")]
    [TestCase("format: text", "format", "text", "tlv")]
    [TestCase("payload: '~ ^[0-7]'", "payload", "~ ^[0-7]", "0x860B41")]
    [TestCase("value: 23..", "value", "23..", "22.5")]
    [TestCase("value: { near: 22.4, by: 0.05 }", "value", "22.4 ± 0.05", "22.5")]
    [TestCase("value: [22.5]", "value", "[22.5]", "22.5")]
    [TestCase("values: { /3/0/16: T }", "values./3/0/16", "T", "U")]
    [TestCase("values: { /3/0/0: any }", "values./3/0/0", "any", "absent")]
    [TestCase("values: { /3/0/11: absent }", "values./3/0/11", "absent", "{0: 0}")]
    [TestCase("values: { $(root)/0/16: $(limit) }", "values./3/0/16", "10 s", "U")]
    [TestCase("links: { contain: [/4/0] }", "links", "/4/0 among the items", "[/3, /1/0, /3/0]")]
    [TestCase("links: { exclude-below: [/1] }", "links", "nothing at or below /1", "/1/0")]
    [TestCase("links: { exclude: [/1/0] }", "links", "no /1/0", "/1/0")]
    [TestCase("links: { only: [~ ^/3] }", "links", "only [~ ^/3]", "/1/0")]
    [TestCase("links: { instances: [/1/0, /4/0] }", "links.instances.1", "/4/0", "/3/0")]
    [TestCase("links: { instances: [/1/0] }", "links.instances", "[/1/0]", "[/1/0, /3/0]")]
    [TestCase("observe: ..11", "observe", "..11", "12")]
    [TestCase("round-trip: 7 s..", "round-trip", "7 s..", "6 s")]
    [TestCase("free: { 0: any }", "free.0", "any", "absent")]
    public void Mismatches_say_what_was_expected_and_what_was_seen(string expectation, string field, string expected, string actual) =>
        Match(expectation).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Field = field, Expected = expected, Actual = actual, Span = new { Line = 3 } });

    [Test]
    public void A_notification_that_is_not_newer_is_told()
    {
        var old = Map(("observe", Map(("value", new Value.Number(3)), ("newer", new Value.Flag(false)))));

        Bind("observe: newer").Match(old, Scope()).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Expected = "newer than the previous one", Actual = "3" });
    }

    [Test]
    public void Expectations_without_a_value_are_errors_of_the_case() =>
        Bind("code: $(pixit.endpoint)").Invoking(matcher => matcher.Match(Map(), Scope()))
            .Should().Throw<EvaluationException>().Which.Span.Line.Should().Be(3);

    [Test]
    public void Descriptions_show_what_cannot_be_evaluated_as_written() =>
        Bind("code: $(pixit.endpoint) | 2.05").Describe(Scope()).Should().Be("{code: $(pixit.endpoint) | 2.05}");

    [Test]
    public void Equality_is_symmetric_and_holds_of_itself() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(19, 1).WithMaxTest(5000), Prop.ForAll(Pairs(), pair =>
        {
            var (a, b) = pair;
            Comparison.AreEqual(a, b).Should().Be(Comparison.AreEqual(b, a));
            Comparison.Order(a, b).Should().Be(-Comparison.Order(b, a));
            Comparison.AreEqual(a, a).Should().BeTrue();
        }));

    [Test]
    public void A_value_matches_its_own_text_unless_it_has_parts() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(23, 1).WithMaxTest(2000), Prop.ForAll(Scalars().ToArbitrary(), value =>
            Comparison.AreEqual(value, new Value.Text(value.ToDisplay())).Should().BeTrue($"{value} is {value.ToDisplay()}")));

    [Test]
    public void Not_and_any_are_opposites_of_equal_and_absent() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(29, 1).WithMaxTest(500), Prop.ForAll(Scalars().ToArbitrary(), value =>
        {
            var actual = Map(("code", value));
            Bind("code: != 2.05").Match(actual, Scope()).Count.Should().NotBe(Bind("code: = 2.05").Match(actual, Scope()).Count);
            Bind("code: any").Match(actual, Scope()).Count.Should().NotBe(Bind("code: absent").Match(actual, Scope()).Count);
        }));

    private static Gen<Value> Scalars() => Gen.OneOf<Value>(
        Gen.Choose(-50, 50).Select(number => (Value)new Value.Number(number / 4m)),
        Gen.Elements(1e300, -1e-40, 3e40).Select(number => Value.Of(number)),
        Gen.Elements(true, false).Select(flag => (Value)new Value.Flag(flag)),
        Gen.Choose(0, 5000).Select(milliseconds => (Value)new Value.Duration(TimeSpan.FromMilliseconds(milliseconds * 250))),
        Gen.Elements("", "a", "true", "0", "1.5", "5 s", "0x31", "1").Select(text => (Value)new Value.Text(text)),
        Gen.Elements("1", "true", "é\u0001").Select(text => (Value)new Value.Octets(Encoding.UTF8.GetBytes(text))));

    private static Arbitrary<(Value Left, Value Right)> Pairs()
    {
        var lists = Gen.ListOf(Scalars()).Select(items => (Value)new Value.List([.. items.Take(3)]));
        var maps = Scalars().Select(value => (Value)Map(("a", value)));
        var any = Gen.OneOf(Scalars(), lists, maps, Gen.Constant(Value.Nothing));
        return any.SelectMany(left => any.Select(right => (left, right))).ToArbitrary();
    }

    private static IReadOnlyList<Mismatch> Match(string expectation) => Bind(expectation).Match(new Value.Map(s_actual), Scope());

    private static Matcher Bind(string expectation)
    {
        const string Names =
            """
            vars: { number: 22.5, named: tlv, limit: 10 s, root: /3, list: [/1/0] }
            cleanup:
              - check: number = 1 and named = 1 and limit = 1 and root = 1 and list is empty

            """;
        var loaded = Skeleton.Load($"steps:\n  - read: /3/0\n    expect: {{ {expectation} }}\n{Names}");
        loaded.Diagnostics.Should().BeEmpty();
        return ((BoundMatcher)loaded.Cases.Single().Steps.Single().Fields["expect"]).Matcher;
    }

    private static TestScope Scope() => new(new Dictionary<string, Value>
    {
        ["number"] = new Value.Text("22.5"),
        ["named"] = new Value.Text("tlv"),
        ["limit"] = new Value.Duration(TimeSpan.FromSeconds(10)),
        ["root"] = new Value.Text("/3"),
        ["list"] = new Value.List([new Value.Text("/1/0")]),
        ["pixit"] = Map(),
    });

    private static Value.Map Map(params (string Name, Value Value)[] fields) =>
        new Value.Map(fields.ToDictionary(field => field.Name, field => field.Value));
}
