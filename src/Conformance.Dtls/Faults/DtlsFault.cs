namespace Conformance.Dtls.Faults;

/// <summary>One thing a side can be told to do wrong.</summary>
/// <param name="Name">As written in a case or on a command line.</param>
/// <param name="Summary">What is done wrong.</param>
/// <param name="Clause">What it breaks.</param>
/// <param name="Roles">Who can do it.</param>
public sealed record DtlsFault(string Name, string Summary, string Clause, DtlsRole Roles = DtlsRole.Both);
