using Conformance.Coap.Messages;

namespace Conformance.Roles;

/// <summary>The Uri-Query of a request as names and values.</summary>
internal static class QueryParameters
{
    extension(Message message)
    {
        /// <summary>Each Uri-Query option cut at its first <c>=</c>; the value is <see langword="null"/> without one.</summary>
        public IReadOnlyList<KeyValuePair<string, string?>> Query =>
        [
            .. message.Options.Queries
                .Select(query => query.Split('=', 2))
                .Select(parts => KeyValuePair.Create(parts[0], parts.ElementAtOrDefault(1))),
        ];
    }

    extension(IReadOnlyList<KeyValuePair<string, string?>> query)
    {
        /// <summary>The first value of that name; <see langword="null"/> when it is absent or empty.</summary>
        public string? ValueOf(string name) =>
            query.FirstOrDefault(parameter => parameter.Key == name).Value is { Length: > 0 } value ? value : null;
    }
}
