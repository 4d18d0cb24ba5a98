using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Conformance.Tests.Wire;

/// <summary>Properties that are tried with the same cases in every run.</summary>
internal static class Seeded
{
    private const ulong Seed = 20261121;

    public static void Check<T>(Gen<T> cases, Func<T, bool> holds, int count = 500) =>
        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(new Replay(new Rnd(Seed), FSharpOption<int>.None)),
            Prop.ForAll(cases.ToArbitrary(), holds));

    /// <summary>Octet strings of up to <paramref name="longest"/> octets.</summary>
    public static Gen<byte[]> Octets(int longest) =>
        from length in Gen.Choose(0, longest)
        from octets in Gen.Choose(0, byte.MaxValue).ArrayOf(length)
        select octets.Select(octet => (byte)octet).ToArray();
}
