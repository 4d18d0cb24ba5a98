using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Conformance.Tests.Scripting;

[TestFixture]
public sealed class ExpressionTests
{
    private static readonly TestScope s_scope = new(new Dictionary<string, Value>
    {
        ["pmin"] = new Value.Duration(TimeSpan.FromSeconds(5)),
        ["first-try"] = new Value.Text("3 s"),
        ["idle"] = new Value.Text("2"),
        ["name"] = new Value.Text("abc"),
        ["key"] = new Value.Octets(new byte[] { 0xAB, 0x01 }),
        ["server"] = Map(("instance", new Value.Text("/1/0"))),
        ["answer"] = Map(
            ("code", new Value.Text("2.05")),
            ("payload", new Value.Octets(ReadOnlyMemory<byte>.Empty)),
            ("values", Map(("/3/0/16", new Value.Text("U")), ("/3/0/11/0", new Value.Number(0)), ("/3/0/11/1", new Value.Number(5))))),
        ["whole"] = Map(("value", new Value.List([new Value.Text("U")])), ("values", Map(("/3/0/16", new Value.Text("U"))))),
        ["single"] = Map(("path", new Value.Text("/3/0/9")), ("value", new Value.Number(80))),
        ["reg"] = Map(
            ("query", Map(("lt", new Value.Text("300")))),
            ("links", Map(("instances", new Value.List([new Value.Text("/1/0"), new Value.Text("/3/0")]))))),
        ["pixit"] = Map(("writable.path", new Value.Text("/3/0/14")), ("sensor", Map(("high", new Value.Real(1e300))))),
    });

    [TestCase("$(pmin)", "5 s")]
    [TestCase("$(pmin + first-try)", "8 s")]
    [TestCase("$(pmin - 500 ms)", "4.5 s")]
    [TestCase("$(2 * pmin)", "10 s")]
    [TestCase("$(pmin * 1.5)", "7.5 s")]
    [TestCase("$(idle + 1)", "3")]
    [TestCase("$(2 + 3 * 4 - 1)", "13")]
    [TestCase("$((2 + 3) * 4)", "20")]
    [TestCase("$(name + '-' + idle)", "abc-2")]
    [TestCase("$(server.instance)/8", "/1/0/8")]
    [TestCase("$(server.instance/8)", "/1/0/8")]
    [TestCase("/rd/$(name)?x=$(idle)", "/rd/abc?x=2")]
    [TestCase("$(answer/3/0/16)", "U")]
    [TestCase("$(answer/3/0/11)", "{0: 0, 1: 5}")]
    [TestCase("$(single/3/0/9)", "80")]
    [TestCase("$(reg.links.instances.1)", "/3/0")]
    [TestCase("$(reg.query.lt * 2)", "600")]
    [TestCase("$(pixit.writable.path)", "/3/0/14")]
    [TestCase("$(pixit.sensor.high)", "1E+300")]
    [TestCase("$(parts('EU/33/5'))", "[EU, 33, 5]")]
    [TestCase("$(numbers('0-2,5'))", "[0, 1, 2, 5]")]
    [TestCase("$(least(numbers('7,3,9')))", "3")]
    [TestCase("$(greatest(numbers('7,3,9')))", "9")]
    [TestCase("$(address('FE80:0:0:0:0:5EFF:FE00:5300'))", "fe80::5eff:fe00:5300")]
    [TestCase("$(address('[fd00::1]:5683'))", "fd00::1")]
    [TestCase("$(link-local('02005EFFFE005300'))", "fe80::5eff:fe00:5300")]
    [TestCase("$(base64(hex('00FF10')))", "AP8Q")]
    [TestCase("$(lower('ABc'))", "abc")]
    [TestCase("$(file(name))", "0x636F6E74656E74206F6620616263")]
    [TestCase("$(random(2))", "0x0000")]
    [TestCase("$(hex(key))", "AB01")]
    [TestCase("$(hex('ab01') + key)", "0xAB01AB01")]
    [TestCase("$(len(reg.links.instances))", "2")]
    [TestCase("$(len(reg.query.nothing))", "0")]
    [TestCase("no expression", "no expression")]
    public void Templates_have_values(string template, string expected) => Evaluate(template).ToDisplay().Should().Be(expected);

    [TestCase("answer.code = 2.05")]
    [TestCase("$(answer.code) = 2.05 and $(answer.payload) is empty")]
    [TestCase("whole/3/0/16 = 'U' and whole/3/0/17 is absent", Description = "a path that was not read does not stand for all that was")]
    [TestCase("answer.error is absent and answer.code is present")]
    [TestCase("not answer.code is empty and answer.code is not absent")]
    [TestCase("reg.links.instances contains /3/0")]
    [TestCase("reg.query contains 'lt' and not (reg.query contains 'x')")]
    [TestCase("reg.query.lt > 299 and reg.query.lt <= 300.0")]
    [TestCase("pmin = 5 s and pmin < 1 min and pmin != first-try")]
    [TestCase("name > 5 or name = 'abc'")]
    [TestCase("answer/3/0/4 is absent")]
    [TestCase("$(server.instance)/0 = /1/0/0")]
    [TestCase("true or undefined-name = 1")]
    [TestCase("not (false and undefined-name = 1)")]
    [TestCase("key = '0xab01'")]
    [TestCase("-5 < 3")]
    public void Conditions_hold(string condition) => Condition(condition).Evaluate(s_scope).Should().Be(new Value.Flag(true));

    [TestCase("$(unknown)", "'unknown' has no value here; the step that captures it did not run")]
    [TestCase("$(pixit.firmware.image)", "no value is given for pixit.firmware.image")]
    [TestCase("$(answer.error)", "nothing is there to be used")]
    [TestCase("$(pmin + name)", "5 s + abc has no value")]
    [TestCase("$(random(0 - 1))", "-1 is no number of octets; 0 to 1048576 are")]
    [TestCase("$(79228162514264337593543950335 * 10)", "79228162514264337593543950335 * 10 is too large")]
    [TestCase("$(idle/3)", null)]
    public void What_has_no_value_is_told_with_its_place(string template, string? message)
    {
        if (message is null)
        {
            Evaluate(template).ToDisplay().Should().Be("2/3");
            return;
        }

        FluentActions.Invoking(() => Evaluate(template))
            .Should().Throw<EvaluationException>().WithMessage(message).Which.Span.Column.Should().BeGreaterThan(10);
    }

    [TestCase("$(a", 0, "'$(' has no closing ')'")]
    [TestCase("$()", 2, "the expression ends where a name, a number, a path or a text must stand")]
    [TestCase("$(a +)", 5, "the expression ends where a name, a number, a path or a text must stand")]
    [TestCase("x $(a b)", 6, "'b' is left over")]
    [TestCase("$(a is big)", 7, "'b' where 'empty', 'absent' or 'present' after 'is' must stand")]
    [TestCase("$(lenn(a))", 2, "no function 'lenn'")]
    [TestCase("$(a.)", 4, "the expression ends where a field name after '.' must stand")]
    [TestCase("$(a/b)", 4, "'b' where a number after '/' must stand")]
    [TestCase("$('a)", 2, "the text has no closing '")]
    [TestCase("$(and)", 2, "'and' where a value must stand")]
    [TestCase("$(99999999999999999999999999999999)", 2, "'99999999999999999999999999999999' is too large a number")]
    public void Malformed_templates_are_told_with_their_offset(string template, int offset, string message)
    {
        Template.TryParse(Node(template), out _, out var error).Should().BeFalse();

        error.Message.Should().Be(message);
        error.Offset.Should().Be(offset);
    }

    [Test]
    public void References_are_as_deep_as_written() =>
        Condition("len(reg.links.instances) > 0 and answer/3/0/16 = name").References.Select(reference => reference.ToString())
            .Should().Equal("reg.links.instances", "answer/3/0/16", "name");

    [Test]
    public void Whole_numbers_calculate_as_decimals_do() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(7, 3), Prop.ForAll<int, int, int>((a, b, c) =>
            Evaluate($"$({a} + {b} * {c})").Equals(new Value.Number(a + ((decimal)b * c)))
            && Evaluate($"$(({a} - {b}) * {c})").Equals(new Value.Number(((decimal)a - b) * c))));

    [Test]
    public void Durations_read_back_as_shown() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(11, 5), Prop.ForAll<uint>(ticks =>
            ValueText.TryDuration(ValueText.Of(new TimeSpan(ticks)), out var duration) && duration.Ticks == ticks));

    [Test]
    public void Random_text_is_parsed_or_refused_but_never_throws()
    {
        var alphabet = Gen.Elements(
            "$(", ")", "(", "'", "\"", ".", "/", "3", "a", "len(", " and ", " not ", " is ", "empty", "+", "*", "-", "=", "<", " ", "|",
            "..", "5 s", "1e9", "~ ");
        var texts = Gen.ListOf(alphabet).Select(parts => string.Concat(parts)).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithReplay(13, 7).WithMaxTest(2000), Prop.ForAll(texts, text =>
        {
            var node = Node(text);
            if (Template.TryParse(node, out var template, out var error))
            {
                Attempt(() => template.Evaluate(s_scope));
            }
            else
            {
                error.Offset.Should().BeInRange(0, text.Length);
            }

            if (ExpressionParser.TryParse(node, 0, text.Length, out var expression, out _))
            {
                Attempt(() => expression.Evaluate(s_scope));
            }
        }));
    }

    [Test]
    public void Deep_nesting_is_refused_before_it_costs_a_stack()
    {
        var deep = new string('(', 100_000);
        ExpressionParser.TryParse(Node(deep), 0, deep.Length, out _, out var error).Should().BeFalse();
        error.Message.Should().Be("an expression of 100000 characters; 1000 are allowed");
    }

    [TestCase(22.5, "22.5")]
    [TestCase(22.1f, "22.1")]
    [TestCase(0.1, "0.1")]
    [TestCase(123456792d, "123456792")]
    [TestCase(-0.0, "0")]
    [TestCase(9007199254740993d, "9007199254740992")]
    [TestCase(double.NaN, "NaN")]
    [TestCase(double.NegativeInfinity, "-Infinity")]
    [TestCase(1e300, "1E+300")]
    [TestCase(1e-30, "1E-30")]
    public void Floating_point_numbers_are_exact_where_decimals_can_be(double number, string expected) =>
        Value.Of(number).ToDisplay().Should().Be(expected);

    [Test]
    public void Every_double_has_a_value_near_it() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(17, 9).WithMaxTest(1000), Prop.ForAll<double>(number =>
            Comparison.TryReal(Value.Of(number), out var back)
                && (back.Equals(number) || number == 0 || Math.Abs(back - number) <= 1e-7 * Math.Abs(number))));

    private static void Attempt(Func<Value> evaluate)
    {
        try
        {
            evaluate();
        }
        catch (EvaluationException)
        {
            // the one exception that is allowed
        }
    }

    private static Value Evaluate(string template)
    {
        Template.TryParse(Node(template), out var parsed, out var error).Should().BeTrue(error.Message);
        return parsed.Evaluate(s_scope);
    }

    private static Expression Condition(string text)
    {
        ExpressionParser.TryParse(Node(text), 0, text.Length, out var condition, out var error).Should().BeTrue(error.Message);
        return condition;
    }

    private static ScalarNode Node(string text) =>
        new(new SourceSpan("test.yaml", 1, 11, text.Length), text, Quoted: false, ContentColumn: 11);

    private static Value.Map Map(params (string Name, Value Value)[] fields) =>
        new(fields.ToDictionary(field => field.Name, field => field.Value));
}
