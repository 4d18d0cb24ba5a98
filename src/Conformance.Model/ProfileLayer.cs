namespace Conformance.Model;

/// <param name="Id">As requirements name it as their origin.</param>
/// <param name="Title">For people.</param>
/// <param name="IsPack">Whether it is a pack for one trade.</param>
public sealed record ProfileLayer(string Id, string Title, bool IsPack);
