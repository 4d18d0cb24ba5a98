namespace Conformance.Dtls.Records;

/// <summary>How bad an alert is.</summary>
/// <remarks>RFC 5246 §7.2.</remarks>
public readonly record struct AlertLevel(byte Value)
{
    public static AlertLevel Warning => new(1);
    public static AlertLevel Fatal => new(2);

    public override string ToString() => Value switch
    {
        1 => "warning",
        2 => "fatal",
        _ => $"level {Value}",
    };
}
