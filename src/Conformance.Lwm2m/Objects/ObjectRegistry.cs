namespace Conformance.Lwm2m.Objects;

/// <summary>Object facts by id and version.</summary>
public sealed class ObjectRegistry
{
    /// <summary>Loads every <c>*.yaml</c> of a folder (<c>profiles/objects</c>).</summary>
    /// <exception cref="InvalidDataException">A file is not object facts; the message says what was found, what was required and where.</exception>
    public static ObjectRegistry Load(string directory) => throw new NotImplementedException();

    /// <summary>All versions of an object, oldest first.</summary>
    public IReadOnlyList<ObjectDefinition> Versions(ushort objectId) => throw new NotImplementedException();

    public IEnumerable<ObjectDefinition> All => throw new NotImplementedException();

    /// <summary>The definition of a version; without one, the oldest there is, since a client that announces no <c>ver</c> means 1.0 or the version its enabler fixes (Core 1.1 §7.2.2).</summary>
    public ObjectDefinition? Find(ushort objectId, string? version = null) => throw new NotImplementedException();

    /// <summary>A view with one version chosen per object: what one device announced.</summary>
    /// <param name="enabler">The LwM2M version (<c>1.0</c>, <c>1.1</c>, <c>1.2</c>); it fixes the version of objects that announce none.</param>
    /// <param name="announced">Versions announced with <c>ver</c>.</param>
    public ObjectModel ModelFor(string enabler, IReadOnlyDictionary<ushort, string> announced) => throw new NotImplementedException();
}
