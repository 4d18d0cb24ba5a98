using System.Text;

namespace Conformance.Engine.Claims;

/// <summary>The page <c>docs/claims.md</c>, written from the tables that inference uses.</summary>
public static class ClaimsPage
{
    private const string Introduction = """
        # Claims

        <!-- Written by `./run.sh schema --write`. -->

        On a device that is kept between cases (`fresh: no`), several cases run at once where their claims allow. What a case claims follows from its
        steps, by the tables below; `./run.sh explain CASE` shows it. `claims` in a case adds only what cannot follow from them: `dut`, `session` and
        `reboot` (alone on the device), `dut-con` (withholds an acknowledgement), `quiet` (the tester has to be silent), `talk`.

        Two claims conflict when they are of one area, one is *exclusive* (or one is *quiet* and the other is not), and one path contains the
        other. Every case shares `session`: who claims it exclusively runs alone. A path that is known only when the case runs stands for the whole tree.

        A notification goes to the case that observes; an event that a case claims exclusively goes to that case and no other. After a case, the
        events that it may have caused keep their claim for as long as a notification may be late (`pixit.notify-latency`).

        A case that fails in company, or judges nothing, is run once more alone. Fail again is *fail*; a fail that passes alone is *inconclusive*
        (interference: a claim is missing, or the device mixes things up), never *pass*. Both attempts stay in the record. `--serial` runs one case at a time.

        ## What verbs claim

        | verb | of | claims | how | where |
        | --- | --- | --- | --- | --- |

        """;

    private const string ByFields = """
        | any operation |  | `talk` | shared |  |
        | any with `block1` or `block2` |  | `blocks` | exclusive |  |
        | any with `faults` |  | `session` | exclusive |  |
        | any with `at: second` |  | `session` | exclusive |  |
        | `await` with `reply` |  | `dut-con` | exclusive |  |
        | `await`, `never` | notify without `of` | `notify` | exclusive |  |

        ## What some paths claim besides

        | path | verbs | claims | how | because |
        | --- | --- | --- | --- | --- |

        """;

    public static string Write()
    {
        var page = new StringBuilder(Introduction);
        foreach (var rule in ClaimRule.All)
        {
            page.Append($"| `{rule.Verb}` | {rule.Words} | {Area(rule.Area)} | {Mode(rule.Mode)} | {Where(rule.Place)} |\n");
        }

        page.Append(ByFields);
        foreach (var effect in PathEffect.All)
        {
            page.Append($"| `{effect.Shown}` | {effect.Verbs} | {Area(effect.Area)} | {Mode(effect.Mode)} | {effect.Reason} |\n");
        }

        return page.ToString();
    }

    private static string Area(string area) => area == ClaimRule.AwaitedEvent ? "that event" : $"`{area}`";

    private static string Mode(ClaimMode mode) => mode.ToString().ToLowerInvariant();

    private static string Where(ClaimPlace place) => place switch
    {
        ClaimPlace.None => string.Empty,
        ClaimPlace.Target => "its target",
        ClaimPlace.Instance => "the instance of its target; in objects 1 and 3 the target",
        ClaimPlace.PathField => "its `path`",
        ClaimPlace.PathsField => "its `paths`",
        ClaimPlace.Values => "the paths it names",
        ClaimPlace.Alive => "/3/0/16",
        _ => throw new NotSupportedException($"no words for {place}"),
    };
}
