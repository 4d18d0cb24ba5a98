namespace Conformance.Model;

/// <param name="Name">For example <c>FFN</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Pics">The question that a device of this role answers with yes.</param>
public sealed record ProfileRoleStamp(string Name, string Title, string Pics);
