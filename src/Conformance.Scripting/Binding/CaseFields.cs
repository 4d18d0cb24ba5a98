namespace Conformance.Scripting.Binding;

/// <summary>The fields of a case, in the order of a file.</summary>
internal static class CaseFields
{
    public const string Id = "id";
    public const string Title = "title";
    public const string Purpose = "purpose";
    public const string Requirements = "requirements";
    public const string AppliesIf = "applies-if";
    public const string Iut = "iut";
    public const string Tester = "tester";
    public const string Ets = "ets";
    public const string Decision = "decision";
    public const string Smoke = "smoke";
    public const string Claims = "claims";
    public const string Vars = "vars";
    public const string Parameters = "parameters";
    public const string Preconditions = "preconditions";
    public const string Steps = "steps";
    public const string Cleanup = "cleanup";

    /// <summary>How every purpose begins.</summary>
    public const string PurposeOpening = "Check that ";

    public const int LongestTitle = 100;

    public const int MostLines = 70;

    /// <summary>Who is under test, what the ledger group is, and which case of the group it is.</summary>
    public const string IdPattern = "^(C|S|B|E|G)-([A-Z]+)-([0-9]{3}|[0-9]+-[A-Z]+)$";

    /// <summary>The three lists of steps in the order they run.</summary>
    public static IReadOnlyList<string> StepLists { get; } = [Preconditions, Steps, Cleanup];

    /// <summary>Every field with what it is for.</summary>
    public static IReadOnlyList<(string Name, bool Required, string Summary)> All { get; } =
    [
        (Id, true, "Who is under test, ledger group and number, for example C-ATT-003. It is the file's name, and never reused."),
        (Title, true, "A statement of at most 100 characters that is true of a conforming device."),
        (Purpose, true, "The test purpose; begins with \"Check that\"."),
        (Requirements, true, "Ids of the requirements that the case judges."),
        (AppliesIf, false, "A condition over PICS and PIXIT; when it is not given, the case always applies."),
        (Iut, true, "Who is under test."),
        (Tester, true, "The roles the tester plays; the first is where steps without 'at' happen."),
        (Ets, false, "Ids in the Enabler Test Specification."),
        (Decision, false, "How an erratum of the Enabler Test Specification was decided; shown in the report."),
        (Smoke, false, "Why no fault of the reference device need be killed by this case: it only shows that something works."),
        (Claims, false, "What the case needs for itself, as far as it does not follow from its steps: docs/claims.md."),
        (Vars, false, "Constants and short names; a later one may use an earlier one."),
        (Parameters, false, "One run a row: a name for the row, then its constants, and applies-if when the row needs its own."),
        (Preconditions, false, "Steps that bring the device into position; a miss makes the case inconclusive."),
        (Steps, true, "The steps that judge; a miss makes the case fail."),
        (Cleanup, false, "Steps that put things back; they never change the verdict."),
    ];
}
