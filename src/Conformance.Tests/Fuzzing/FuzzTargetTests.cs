using Conformance.Harness.Fuzzing;
using Conformance.Harness.Loading;
using Conformance.Tests.House;
using Conformance.Tests.Wire;
using Conformance.Wire;
using FluentAssertions;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Conformance.Tests.Fuzzing;

/// <summary>A little of <c>./run.sh fuzz</c> in every build, with the same inputs each time.</summary>
[TestFixture]
public sealed class FuzzTargetTests
{
    private const long Seed = 20261121;
    private const int Inputs = 1500;
    private const int FileInputs = 150;

    private static readonly IReadOnlyList<FuzzTarget> Targets = FuzzTargets.Of(LoadedSuite.Load(new SuiteFolders(Repository.Root), profile: null, out _)!);

    private static IEnumerable<string> Names => Targets.Select(target => target.Name);

    [TestCaseSource(nameof(Names))]
    public void Every_law_holds(string name)
    {
        var target = Find(name);
        var run = new FuzzRun(target, Seed, TimeProvider.System);
        Seeded.Check(
            Gen.Choose(0, int.MaxValue),
            index =>
            {
                var violation = run.Run(index, count: 1, time: null, CancellationToken.None);
                violation.Should().BeNull("input {0} is {1}", index, violation is null ? "" : Hex.Of(violation.Octets.Span, 200));
                return true;
            },
            target.Limits == FuzzLimits.File ? FileInputs : Inputs);
        run.Tally.Inputs.Should().BePositive();
    }

    [TestCaseSource(nameof(Names))]
    public void Every_seed_decodes(string name) =>
        Find(name).Seeds.Should().NotBeEmpty().And.Contain(seed => Find(name).Try(seed).Decoded);

    [Test]
    public void The_same_index_gives_the_same_input()
    {
        var broken = new Fragile();

        var first = new FuzzRun(broken, Seed, TimeProvider.System).Run(0, count: null, time: null, CancellationToken.None)!;
        var again = new FuzzRun(broken, Seed, TimeProvider.System).Run(first.Index, count: 1, time: null, CancellationToken.None)!;

        again.Octets.ToArray().Should().Equal(first.Octets.ToArray());
        first.Law.Should().StartWith("exception: System.IndexOutOfRangeException");
    }

    [Test]
    public void A_session_ends_with_the_first_violation()
    {
        var ended = new List<FuzzTally>();

        var violation = new FuzzSession([new Fragile(), Find("coap")], new FuzzRequest { Inputs = 1000 }, TimeProvider.System)
            .Run(_ => { }, ended.Add, CancellationToken.None);

        violation!.Target.Should().Be("fragile");
        ended.Should().ContainSingle().Which.Inputs.Should().Be(violation.Index + 1);
    }

    [Test]
    public void A_session_ends_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        new FuzzSession([Find("coap")], new FuzzRequest(), TimeProvider.System).Run(_ => { }, _ => { }, stop.Token).Should().BeNull();
    }

    [Test]
    public void Too_much_memory_for_each_octet_breaks_a_law()
    {
        new Greedy().Try(new byte[100]).Violation.Should().StartWith("memory:");
        new Greedy().Try(new byte[1]).Violation.Should().BeNull();
    }

    private static FuzzTarget Find(string name) => Targets.First(target => target.Name == name);

    /// <summary>Does not bear an input without octets.</summary>
    private sealed class Fragile() : FuzzTarget("fragile", [[1, 2]], [], FuzzLimits.Wire)
    {
        protected override FuzzOutcome Decode(ReadOnlyMemory<byte> octets) => new(octets.Span[0] > 0, 0, TimeSpan.Zero, null);
    }

    private sealed class Greedy() : FuzzTarget("greedy", [[1]], [], FuzzLimits.Wire)
    {
        protected override FuzzOutcome Decode(ReadOnlyMemory<byte> octets) => new(true, octets.Length * 1000, TimeSpan.Zero, null);
    }
}
