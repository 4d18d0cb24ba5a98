using Conformance.Model;

namespace Conformance.Reporting;

/// <summary>What a run tells the shell; the first that matches.</summary>
public static class ExitCodes
{
    public const int Conforming = 0;
    public const int Failed = 1;
    public const int Inconclusive = 2;

    /// <summary>An error of the test system, or a record that is not whole.</summary>
    public const int Broken = 3;

    /// <summary>What was asked for cannot be run: a bad file, or nothing selected.</summary>
    public const int Refused = 4;

    /// <summary>The code of a record: nothing planned 4, error or partial 3, fail 1, inconclusive 2, else 0.</summary>
    public static int Of(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);

        var tally = Tally.Of(record);
        return tally switch
        {
            { Total: 0 } => Refused,
            _ when record.IsPartial || tally[Outcome.Error] > 0 => Broken,
            _ when tally[Outcome.Fail] > 0 => Failed,
            _ when tally[Outcome.Inconclusive] > 0 => Inconclusive,
            _ => Conforming,
        };
    }

    extension(RunRecord record)
    {
        /// <summary>Whether the run did not reach its end or left a planned case out.</summary>
        public bool IsPartial => record.Footer is not { Complete: true } || record.Cases.Any(one => one.Outcome == Outcome.NotRun);
    }
}
