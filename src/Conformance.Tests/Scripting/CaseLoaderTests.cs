using Conformance.Model;
using Conformance.Scripting;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Scripting;

[TestFixture]
public sealed class CaseLoaderTests
{
    private const string Rows =
        """
        applies-if: C.REG
        vars: { target: $(root)/0 }
        parameters:
          tlv: { format: tlv, root: /3, applies-if: C.FMT.TLV }
          text: { format: text, root: /1 }
        steps:
          - read: $(target)
            accept: $(format)

        """;

    [Test]
    public void Each_parameter_row_is_a_case()
    {
        var cases = Skeleton.Load(Rows).Cases;

        cases.Select(bound => bound.Id).Should().Equal("C-DM-001[tlv]", "C-DM-001[text]");
        cases.Select(bound => string.Join(' ', bound.AppliesIf!.Operands)).Should().Equal("C.REG C.FMT.TLV", "C.REG");
        cases.Select(bound => bound.Hash).Distinct().Should().ContainSingle().Which.Should().HaveLength(64);
    }

    [Test]
    public void Constants_of_a_row_can_be_used_by_vars_and_steps()
    {
        var bound = Skeleton.Load(Rows).Cases[0];
        var scope = new TestScope(bound.Vars);

        ((BoundValue)bound.Steps[0].Target!).Evaluate(scope).Should().Be(new Value.Text("/3/0"));
        ((BoundValue)bound.Steps[0].Fields["accept"]).Evaluate(scope).Should().Be(new Value.Number(11542));
    }

    [Test]
    public void Head_is_carried_over()
    {
        var bound = Skeleton.Load(
            "ets: [LightweightM2M-1.1-int-222]\ndecision: the code is 4.05\nclaims: [dut]\ntester: [server, bootstrap]\n").Cases.Single();

        bound.Should().BeEquivalentTo(new
        {
            Id = "C-DM-001",
            Iut = "client",
            Testers = new[] { "server", "bootstrap" },
            Ets = new[] { "LightweightM2M-1.1-int-222" },
            Decision = "the code is 4.05",
            Claims = new[] { "dut" },
            Skeleton.File,
        });
        bound.AppliesIf.Should().BeNull();
    }

    [Test]
    public void Steps_carry_their_place_and_their_first_line()
    {
        var step = Skeleton.Load("steps:\n  - read: /3/0  # all\n    accept: tlv\n").Cases.Single().Steps.Single();

        step.Span.Should().Be(new SourceSpan(Skeleton.File, 2, 5, 4));
        step.Text.Should().Be("read: /3/0");
        step.Fields["accept"].Span.Should().Be(new SourceSpan(Skeleton.File, 3, 13, 3));
    }

    [TestCase("- read: /3/0", 0, "fast")]
    [TestCase("- await: notify\n    between: [12 s, 20 s]", 12, "timed")]
    [TestCase("- await: notify\n    between: [$(long - pixit.notify-latency), 20 min]", 900, "long")]
    [TestCase("- never: notify\n    for: $(long + pixit.notify-latency)", 900, "long")]
    [TestCase("- repeat: i\n    times: 3\n    steps:\n      - pause: 20 s\n        reason: $(i)\n  - alive:", 60, "slow")]
    [TestCase("- parallel: { one: [{ never: send, for: 3 s }], two: [{ never: notify, for: 4 s }] }", 4, "fast")]
    public void Least_duration_is_the_sum_of_lower_bounds(string steps, int seconds, string tag)
    {
        const string Head = "vars: { long: 15 min }\npreconditions:\n  - check: len(long) = 0\nsteps:\n  ";
        var bound = Skeleton.Load($"{Head}{steps}\n").Cases.Single();

        bound.LeastDuration.Should().Be(TimeSpan.FromSeconds(seconds));
        bound.Tag.Should().Be(tag);
    }

    [TestCase("expect: { code: 4.05 }")]
    [TestCase("expect: { code: 4.05 | 4.00 }")]
    [TestCase("expect: { code: ~ ^4 }")]
    [TestCase("expect: { code: 4.00..4.99 }")]
    [TestCase("expect: { code: none }")]
    public void A_refusal_that_is_meant_is_no_mistake(string expect) =>
        Skeleton.Load(
            $"steps:\n  - read: /3/0/4\n    {expect}\n  - write: /3/0/0\n    value: x\n    {expect}\n").Diagnostics.Should().BeEmpty();

    [Test]
    public void Names_of_vars_captures_loops_and_let_are_known_from_their_place_on() =>
        Skeleton.Load(
            """
            vars: { a: /3/0, b: $(a)/16 }
            steps:
              - repeat: i
                in: [/3/0, $(b)]
                steps:
                  - read: $(i)
                    as: answer
                  - let: { text: $(answer.payload) }
              - check: $(text) is not empty and not answer.code = 4.04
              - check: answer/3/0/16 contains 'U' and len(answer.values) >= 1

            """).Diagnostics.Should().BeEmpty();

    [Test]
    public void Mistakes_of_shape_and_of_names_come_together_and_sense_only_after_them()
    {
        var loaded = Skeleton.Load("applies-if: C.REGG\nsteps:\n  - await: register\n    as: reg\n  - cancel: $(ob)\n  - raed: /3/0\n");

        loaded.Diagnostics.Select(diagnostic => diagnostic.Code).Should().Equal("TC0140", "TC0130", "TC0112");
        Skeleton.Load("steps:\n  - await: register\n    as: reg\n").Diagnostics.Select(diagnostic => diagnostic.Code)
            .Should().Equal("TC0151", "TC0152");
    }

    [TestCase("- read: $(i)", new string[0])]
    [TestCase("- let: { text: $(i) }", new[] { "TC0152", "TC0153" })]
    public void A_step_around_others_hands_them_its_requirement(string inner, string[] codes) =>
        Skeleton.Load(
            $$"""
            requirements: [DM-07, REG-01]
            steps:
              - repeat: i
                in: [/3/0]
                requirement: REG-01
                steps:
                  {{inner}}
              - read: /3/0
                requirement: DM-07

            """).Diagnostics.Select(diagnostic => diagnostic.Code).Should().BeEquivalentTo(codes);

    [Test]
    public void An_unknown_field_suppresses_what_is_inside_it() =>
        Skeleton.Load("steps:\n  - read: /3/0\n    expct: { code: $(nothing) }\n").Diagnostics
            .Should().ContainSingle().Which.Code.Should().Be("TC0114");

    [Test]
    public void Lines_beyond_seventy_are_refused()
    {
        var comments = string.Concat(Enumerable.Repeat("# a line\n", 62));

        Skeleton.Load(comments).Diagnostics.Should().BeEmpty();
        Skeleton.Load(comments + "# one more\n").Diagnostics.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Code = "TC0107", Span = new { Line = 71, Column = 1 } });
    }

    [Test]
    public void Large_files_and_deep_ones_are_refused()
    {
        Skeleton.Load(new string('#', YamlReader.MaxOctets)).Diagnostics.Should().ContainSingle().Which.Code.Should().Be("TC0009");
        Skeleton.Load($"vars: {new string('[', 100_000)}\n").Diagnostics
            .Should().ContainSingle().Which.Message.Should().Be("more than 32 levels in each other");
    }

    [Test]
    public void A_flag_is_true_or_false()
    {
        var flag = new FieldDefinition("sure", new FieldType.Flag(), "Whether.");
        var catalogue = TestCatalogue.Instance with { Common = [.. TestCatalogue.Instance.Common, flag] };
        var loader = new CaseLoader(catalogue, new TestVocabulary());

        loader.Load(Skeleton.Around("steps:\n  - read: /3/0\n    sure: treu\n"), Skeleton.File).Diagnostics.Should().ContainSingle()
            .Which.Should().BeEquivalentTo(
                new { Code = "TC0127", Message = "'treu' is neither true nor false", Hint = "did you mean 'true'?" });
        loader.Load(Skeleton.Around("steps:\n  - read: /3/0\n    sure: true\n"), Skeleton.File).Diagnostics.Should().BeEmpty();
    }

    [Test]
    public void A_tree_is_loaded_in_the_order_of_paths_and_never_throws()
    {
        var root = Directory.CreateTempSubdirectory("cases-").FullName;
        try
        {
            Write(root, "client/management/C-DM-002.yaml", "id: C-DM-002\n");
            Write(root, "client/management/C-DM-001.yaml", string.Empty);
            Write(root, "client/formats/C-FMT-001.yaml", "id: C-FMT-001\n");
            Directory.CreateDirectory(Path.Combine(root, "client", "attributes"));
            File.WriteAllBytes(Path.Combine(root, "client", "attributes", "C-ATT-001.yaml"), [0xEF, 0xBB, 0xBF, 0x69, 0xFF]);

            var files = new CaseLoader(TestCatalogue.Instance, new TestVocabulary()).LoadTree(root);

            files.Select(file => file.File).Should().Equal(
                "client/attributes/C-ATT-001.yaml", "client/formats/C-FMT-001.yaml",
                "client/management/C-DM-001.yaml", "client/management/C-DM-002.yaml");
            files[0].Diagnostics.Should().ContainSingle().Which.Should().BeEquivalentTo(
                new { Code = "TC0010", Message = "the file cannot be read: it is not UTF-8" });
            files.Skip(1).Should().AllSatisfy(file => file.Cases.Should().ContainSingle());
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Test]
    public void An_id_given_twice_is_told_in_both_files()
    {
        var root = Directory.CreateTempSubdirectory("cases-").FullName;
        try
        {
            Write(root, "server/one/S-DM-001.yaml", "id: S-DM-001\niut: server\n");
            Write(root, "server/two/S-DM-001.yaml", "id: S-DM-001\niut: server\n");

            new CaseLoader(TestCatalogue.Instance, new TestVocabulary()).LoadTree(root).Should().HaveCount(2).And.AllSatisfy(file =>
                file.Diagnostics.Should().ContainSingle().Which.Should().BeEquivalentTo(
                    new { Code = "TC0157", Message = "case S-DM-001 stands in server/one/S-DM-001.yaml and server/two/S-DM-001.yaml" }));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Test]
    public void A_byte_order_mark_moves_nothing() =>
        Skeleton.Load("\uFEFFtitel: x\n").Diagnostics.Should().Contain(
            diagnostic => diagnostic.Code == "TC0101" && diagnostic.Span.Column == 1);

    [TestCase("C.REG and not C.QUEUE", "C.REG=Yes C.QUEUE=No", Ternary.Yes)]
    [TestCase("C.REG and not C.QUEUE", "C.REG=Yes", Ternary.Unknown)]
    [TestCase("C.REG and C.QUEUE", "C.REG=No", Ternary.No)]
    [TestCase("C.REG or C.QUEUE", "C.REG=Yes", Ternary.Yes)]
    [TestCase("C.REG or C.QUEUE", "C.REG=No", Ternary.Unknown)]
    [TestCase("(pics.lwm2m >= 1.1 or not C.QUEUE) and pixit.lifetime", "pics.lwm2m>=1.1=Yes pixit.lifetime=Yes", Ternary.Yes)]
    [TestCase("C.OBJ.3 and pixit.writable", "C.OBJ.3=Yes pixit.writable=No", Ternary.No)]
    public void Applicability_is_three_valued(string condition, string answers, Ternary expected)
    {
        var known = answers.Split(' ').ToDictionary(
            answer => answer[..answer.LastIndexOf('=')], answer => Enum.Parse<Ternary>(answer[(answer.LastIndexOf('=') + 1)..]));
        var applicability = Skeleton.Load($"applies-if: {condition}\n").Cases.Single().AppliesIf!;

        applicability.Evaluate(operand => known.GetValueOrDefault(operand)).Should().Be(expected);
        applicability.Operands.Should().Contain(known.Keys);
    }

    // Found by fuzzing: what a slip of the fingers might have been was looked for thousands of times, at a megabyte each hundred.
    [Test]
    public void A_file_of_nonsense_is_told_a_hundred_times_and_costs_little()
    {
        var text = Engine.Stage.Text("- alive:", requirements: $"[{string.Join(", ", Enumerable.Repeat("DM-2st", 4000))}]");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var found = Engine.Stage.Load(text).Diagnostics;

        found.Should().HaveCount(100);
        found[^1].Hint.Should().MatchRegex("^[0-9]+ more in this file are not listed$");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(text.Length * 4096L);
    }

    [Test]
    public void Applicability_explains_itself() =>
        Skeleton.Load("applies-if: C.REG and (pics.lwm2m >= 1.1 or not C.QUEUE)\n").Cases.Single().AppliesIf!
            .Explain(operand => operand == "C.REG" ? Ternary.Yes : ScalarComparison.Decide(operand, "1.0"))
            .Should().Be("C.REG (yes) and (pics.lwm2m >= 1.1 (no) or not C.QUEUE (unknown))");

    [TestCase("pics.lwm2m>=1.1", "1.0", Ternary.No)]
    [TestCase("pics.lwm2m>=1.1", "1.1", Ternary.Yes)]
    [TestCase("pics.lwm2m>=1.1", "1.10", Ternary.Yes)]
    [TestCase("pics.lwm2m<1.10", "1.9", Ternary.Yes)]
    [TestCase("pics.lwm2m!=1.2", "1.2", Ternary.No)]
    [TestCase("pics.lwm2m=1.2", "", Ternary.Unknown)]
    [TestCase("pics.bindings=UQ", "UQ", Ternary.Yes)]
    [TestCase("C.REG", "1.2", Ternary.Unknown)]
    public void Scalar_comparisons_are_decided_by_version(string operand, string declared, Ternary expected) =>
        ScalarComparison.Decide(operand, declared).Should().Be(expected);

    [TestCase("C.REG and", "the condition ends where a PICS item must stand")]
    [TestCase("C.REG C.QUEUE", "'C.QUEUE' is left over; 'and' or 'or' is missing before it")]
    [TestCase("(C.REG", "')' is missing")]
    [TestCase("pics.lwm2m", "pics.lwm2m is not yes or no; compare it, as in pics.lwm2m >= 1.1")]
    [TestCase("pics.lwm2m >=", "nothing to compare pics.lwm2m with")]
    public void Malformed_conditions_are_told(string condition, string message) =>
        Skeleton.Load($"applies-if: {condition}\n").Diagnostics.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Code = "TC0125", Message = message });

    private static void Write(string root, string file, string fragment)
    {
        var path = Path.Combine(root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, Skeleton.Around(fragment));
    }
}
