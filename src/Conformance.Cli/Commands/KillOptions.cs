using System.CommandLine;

namespace Conformance.Cli.Commands;

/// <summary>The options of <c>selftest --faults</c>.</summary>
internal sealed class KillOptions
{
    private readonly Option<bool> _faults = new("--faults") { Description = "Play every named fault against the cases that could see it, and write the kill matrix." };
    private readonly Option<bool> _every = new("--all") { Description = "With --faults: every fault against every case that applies." };
    private readonly Option<string[]> _only = new("--fault") { Description = "With --faults: only faults whose id is this or begins so (observe., observe.ignores-pmin)." };
    private readonly Option<bool> _write = new("--write") { Description = "With --faults: write docs/kill-matrix.md too." };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_faults, _every, _only, _write])
        {
            command.Options.Add(option);
        }
    }

    public bool IsWanted(ParseResult parsed) => parsed.GetValue(_faults);

    public KillRequest Request(ParseResult parsed) => new()
    {
        Faults = parsed.GetValue(_only) ?? [],
        EveryCase = parsed.GetValue(_every),
        WriteDocs = parsed.GetValue(_write),
    };
}
