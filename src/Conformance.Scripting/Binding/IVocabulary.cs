namespace Conformance.Scripting.Binding;

/// <summary>The names a case may use that come from profiles and object facts.</summary>
public interface IVocabulary
{
    IReadOnlyCollection<string> Requirements { get; }

    /// <summary>PICS ids such as <c>C.FMT.TLV</c>. <c>C.OBJ.n</c> is known for every n of the object facts.</summary>
    IReadOnlyCollection<string> Pics { get; }

    /// <summary>PIXIT names without the <c>pixit.</c> prefix, such as <c>endpoint</c> or <c>writable.path</c>.</summary>
    IReadOnlyCollection<string> Pixit { get; }

    /// <summary>
    /// What is known of the resource <c>/object/instance/resource</c> in any version: operations (<c>RWE</c> letters) and type name; <see
    /// langword="null"/> when the object or resource is unknown.
    /// </summary>
    (string Operations, string Type)? Resource(ushort objectId, ushort resourceId);

    bool KnowsObject(ushort objectId);
}
