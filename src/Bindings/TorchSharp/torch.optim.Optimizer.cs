using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public interface ILearningRateController
        {
            double LearningRate { get; set; }

            double InitialLearningRate { get; set; }
        }

        public interface IMomentum
        {
            double Momentum { get; set; }
        }

        public abstract class Optimizer : IDisposable
        {
            private protected Optimizer()
            {
            }

            public virtual IEnumerable<ILearningRateController> ParamGroups => Groups;

            private protected List<ParamGroup> Groups { get; } = [];

            public abstract void zero_grad();

            /// <param name="closure">Computes the loss anew, which the step then answers.</param>
            public abstract Tensor? step(Func<Tensor>? closure = null);

            public abstract void add_param_group(ParamGroup param_group);

            public virtual IEnumerable<Parameter> parameters() => Groups.SelectMany(group => group.Parameters);

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
            }

            /// <summary>An optimizer's options by group and states by parameter.</summary>
            public sealed class StateDictionary
            {
                internal StateDictionary()
                {
                }

                public List<OptimizerOptions> Options { get; } = [];

                public List<OptimizerState> State { get; } = [];

                /// <summary>For each group, the places of its parameters' states.</summary>
                public List<List<int>> StateIndexRef { get; } = [];
            }
        }
    }
}
