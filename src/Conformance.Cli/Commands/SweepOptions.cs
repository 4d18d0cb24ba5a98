using System.CommandLine;

namespace Conformance.Cli.Commands;

/// <summary>The options of <c>selftest --seeds</c>, and the network, which one seed can have too.</summary>
internal sealed class SweepOptions
{
    private readonly Option<string?> _impair = SharedOptions.Impair();
    private readonly Option<int?> _seeds = new("--seeds") { Description = "Play all cases with so many seeds and count the verdicts; no report folder." };
    private readonly Option<long> _first = new("--first-seed") { Description = "With --seeds: the first of them.", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> _twice = new("--twice") { Description = "With --seeds: play each seed twice, in opposite orders, and compare the records octet for octet." };
    private readonly Option<string?> _json = new("--json") { Description = "With --seeds: file for the figures." };

    public SweepOptions() => _seeds.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var count) || count < 1))
        {
            result.AddError($"--seeds {token.Value} is no number of seeds; 1 or more is required");
        }
    });

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_impair, _seeds, _first, _twice, _json])
        {
            command.Options.Add(option);
        }
    }

    public bool IsWanted(ParseResult parsed) => parsed.GetValue(_seeds) is not null;

    /// <summary>The network, or <see langword="null"/> for one without faults.</summary>
    public string? Impairment(ParseResult parsed) => parsed.GetValue(_impair);

    public SweepRequest Request(ParseResult parsed) => new()
    {
        Impair = Impairment(parsed),
        FirstSeed = parsed.GetValue(_first),
        Seeds = parsed.GetValue(_seeds) ?? 1,
        Twice = parsed.GetValue(_twice),
        Json = parsed.GetValue(_json),
    };
}
