namespace Conformance.Lwm2m.Values;

/// <summary>The data type of a resource.</summary>
/// <remarks>Core 1.1 Appendix C, Core 1.2 Appendix C. <see cref="None"/> is the type of an executable resource.</remarks>
public enum ResourceType
{
    None,
    String,
    Integer,
    UnsignedInteger,
    Float,
    Boolean,
    Opaque,
    Time,
    Objlnk,
    Corelnk,
}
