using System.Reflection;
using System.Runtime.CompilerServices;

namespace Profiler.Architecture.Tests;

public sealed class TypeTests
{
    private const int MostParameters = 7;

    private static readonly Type[] Types =
        [.. Rooms.Ours.SelectMany(assembly => assembly.GetTypes()).Where(type => !IsGenerated(type))];

    private static IEnumerable<Type> PublicTypes => Types.Where(type => type.IsVisible);

    [Fact]
    public void A_concrete_public_class_is_sealed_unless_another_derives_from_it()
    {
        HashSet<Type> bases = [.. Types.Select(type => type.BaseType).OfType<Type>().Select(Definition)];

        IEnumerable<Type> open = PublicTypes
            .Where(type => type is { IsClass: true, IsAbstract: false, IsSealed: false })
            .Where(type => !bases.Contains(Definition(type)));

        Assert.Empty(open);
    }

    /// <summary>But for TorchSharp's, whose binding has its signatures, so that code for it compiles against either.</summary>
    [Fact]
    public void A_public_method_has_few_parameters()
    {
        IEnumerable<string> crowded = PublicTypes.Where(type => type.Assembly != Rooms.Load(Rooms.TorchSharp)).SelectMany(Callables)
            .Where(method => method.GetParameters().Length > MostParameters)
            .Select(method => $"{method.DeclaringType!.FullName}.{method.Name}");

        Assert.Empty(crowded);
    }

    [Fact]
    public void Public_fields_are_constant_or_read_only()
    {
        IEnumerable<string> open = PublicTypes
            .Where(type => !type.IsEnum)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => field is { IsInitOnly: false, IsLiteral: false })
            .Select(field => $"{field.DeclaringType!.FullName}.{field.Name}");

        Assert.Empty(open);
    }

    /// <summary>Methods and constructors as written. A record is the place for more values, so its own members do not count.</summary>
    private static IEnumerable<MethodBase> Callables(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        IEnumerable<MethodBase> methods = type.GetMethods(Declared)
            .Where(method => !method.IsDefined(typeof(CompilerGeneratedAttribute)));
        return IsRecord(type) ? methods : methods.Concat(type.GetConstructors(Declared));
    }

    /// <summary>The compiler gives every record, class or struct, a PrintMembers method.</summary>
    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly) is not null;

    private static bool IsGenerated(Type type) => type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.Name.Contains('<');

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
}
