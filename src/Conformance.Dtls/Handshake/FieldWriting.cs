using Conformance.Wire;

namespace Conformance.Dtls.Handshake;

/// <summary>What TLS adds to a plain writer: numbers of three octets, and vectors with their length before them.</summary>
internal static class FieldWriting
{
    extension(SpanWriter writer)
    {
        public void WriteUInt24(int value)
        {
            writer.WriteByte((byte)(value >> 16));
            writer.WriteUInt16((ushort)value);
        }

        /// <param name="prefix">Octets that the length takes: 1, 2 or 3.</param>
        public void WriteVector(int prefix, ReadOnlySpan<byte> octets)
        {
            if (prefix == 1)
            {
                writer.WriteByte((byte)octets.Length);
            }
            else if (prefix == 2)
            {
                writer.WriteUInt16((ushort)octets.Length);
            }
            else
            {
                writer.WriteUInt24(octets.Length);
            }

            writer.Write(octets);
        }

        public void WriteUInt16s(IEnumerable<ushort> numbers)
        {
            var inner = new SpanWriter();
            foreach (var number in numbers)
            {
                inner.WriteUInt16(number);
            }

            writer.WriteVector(sizeof(ushort), inner.Written);
        }
    }
}
