namespace Conformance.Reporting.Statements;

/// <summary>What was held against what, with which means.</summary>
/// <param name="Device">Title of the device file.</param>
/// <param name="Identity">What the device says it is: <c>manufacturer</c>, <c>model</c>, <c>serial</c>, <c>firmware</c>.</param>
/// <param name="Lwm2m">Enabler version it was judged by.</param>
/// <param name="Roles">Roles of the profile that it declares.</param>
/// <param name="ProfileId">Id of the profile.</param>
/// <param name="ProfileTitle">Title of the profile.</param>
/// <param name="ProfileVersion">Version of the profile; empty when it has none.</param>
/// <param name="Suite">Version of the suite.</param>
/// <param name="TestedAt">When the run began, RFC 3339; empty when that is not known or the run was in virtual time.</param>
/// <param name="Clock"><c>wall</c> or <c>virtual</c>.</param>
/// <param name="Seed">Of the run.</param>
/// <param name="Selection">Cases that were selected; empty for all.</param>
/// <param name="Outcomes">Outcome → how many cases.</param>
/// <param name="RunHash">SHA-256 of <c>run.json</c>, hex.</param>
/// <param name="CasesHash">SHA-256 over the ids and hashes of all case files, hex.</param>
/// <param name="RequirementsHash">SHA-256 over the requirements as they were asked for, hex.</param>
public sealed record StatementSubject(
    string Device,
    IReadOnlyDictionary<string, string> Identity,
    string Lwm2m,
    IReadOnlyList<string> Roles,
    string ProfileId,
    string ProfileTitle,
    string ProfileVersion,
    string Suite,
    string TestedAt,
    string Clock,
    long Seed,
    IReadOnlyList<string> Selection,
    IReadOnlyDictionary<string, int> Outcomes,
    string RunHash,
    string CasesHash,
    string RequirementsHash);
