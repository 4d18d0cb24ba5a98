using System.Text.RegularExpressions;

namespace Conformance.Harness.Profiles;

/// <summary>The files that a new profile begins with: a row of each kind, and nothing that would have to be taken away first.</summary>
public static partial class ProfileTemplate
{
    /// <summary>Files by their path in the folder of the profile.</summary>
    /// <param name="name">Of the profile, as ids have it: <c>acme-meters</c>.</param>
    /// <param name="basis">The folder it is built on, seen from its own.</param>
    public static IReadOnlyList<(string File, string Text)> Of(string name, string basis)
    {
        var prefix = NoLetter().Replace(name.ToUpperInvariant(), "-").Trim('-');
        return
        [
            ("profile.yaml", $$"""
                id: {{name}}-0.1
                title: {{name}} (draft 0.1)
                version: '0.1'
                # Enabler versions of requirements that give none.
                versions: 1.1+
                # What this profile is built on. Its requirements, questions and parameters are this profile's too.
                includes: ['{{basis}}']
                # Who a requirement binds; a device is of a role when it answers yes to its question in pics.yaml.
                roles:
                  DEVICE: { title: Device of this profile, actor: C, pics: C.{{prefix}} }

                """),
            ("pics.yaml", $$"""
                # Questions that a device file answers with yes or no.
                - id: C.{{prefix}}
                  question: Is the device one of this profile?
                  source: profile 0.1, roles
                - id: C.{{prefix}}.CLOCK
                  question: Has the device a clock?
                  source: profile 0.1, {{prefix}}-02

                """),
            ("pixit.yaml", $$"""
                # What only the vendor can tell.
                - name: {{name}}.support-period
                  type: text
                  summary: How long security updates come.

                """),
            ("parameters.yaml", $$"""
                # Limits of the profile. Cases use them as $(pixit.{{name}}.limit.answer); no device file can change them.
                - name: {{name}}.limit.answer
                  type: duration
                  value: 10 s
                  summary: Most that an answer may take.

                """),
            ("ledger.yaml", """
                # Why a requirement waits for a case.
                pending:
                  drafting: The requirement is discussed, and its case follows.

                """),
            ("budgets.yaml", """
                # The most that cases may cost. Level M: more is a fail; O: more is a remark.
                - id: COST-READ
                  level: O
                  cases: [C-DM-001]
                  measure: octets
                  most: 20000
                  text: The first case of reading stays below twenty kilobytes.

                """),
            ("requirements.yaml", $$"""
                # Level M: mandatory. C: when the condition holds. O: for who declares it by the condition.
                # Classes of proof: A over IP alone, B with a stimulus, C in a live network (name it in procedures), D by declaration (say what it declares).
                - id: {{prefix}}-01
                  level: M
                  roles: [DEVICE]
                  clause: draft 0.1, 1
                  evidence: D
                  declares: pixit.{{name}}.support-period
                  text: The vendor tells how long security updates come.
                - id: {{prefix}}-02
                  level: C
                  roles: [DEVICE]
                  clause: draft 0.1, 2
                  evidence: A
                  condition: C.{{prefix}}.CLOCK
                  pending: drafting
                  text: A device with a clock keeps it to the second.
                - id: {{prefix}}-03
                  level: M
                  roles: [DEVICE]
                  clause: draft 0.1, 3
                  evidence: A
                  sweep: { objects: [3], kinds: [READ, MANDATORY] }
                  text: The Device object obeys its definition.
                - id: {{prefix}}-04
                  level: M
                  roles: [DEVICE]
                  clause: draft 0.1, 4
                  evidence: C
                  text: A device that was out of reach registers again by itself.

                """),
            ("procedures/network.yaml", $$"""
                - id: LAB-{{prefix}}-REACH
                  title: A device is out of reach and comes back
                  requirements: [{{prefix}}-04]
                  needs: [the device, its network]
                  steps:
                    - Take the network away for an hour and give it back.
                  capture: [capture at the server, times of both changes]
                  passes: The device registers again without being touched.

                """),
        ];
    }

    /// <summary>Whether a name can be one of a profile: its parameters and ids begin with it.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    [GeneratedRegex("[^A-Z0-9]+")]
    private static partial Regex NoLetter();

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$")]
    private static partial Regex Name();
}
