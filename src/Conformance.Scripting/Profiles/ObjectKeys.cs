namespace Conformance.Scripting.Profiles;

/// <summary>A context of object security as a device file says it, from the device's side.</summary>
/// <param name="Secret">The master secret in hex.</param>
/// <param name="Sender">What the device is called, as text.</param>
/// <param name="Recipient">What the server is called, as text.</param>
/// <param name="Salt">The master salt in hex; empty for none.</param>
public sealed record ObjectKeys(Secret Secret, string Sender, string Recipient, string Salt);
