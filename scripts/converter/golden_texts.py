"""Texts whose maps are written down as golden ones: of many kinds, and none of them seen while the weights are rounded."""

TEXTS = [
    "",
    "Attention.",
    "The cat sat on the mat because it was tired.",
    "The trophy did not fit in the brown suitcase because it was too large.",
    "Anna told Maria that she had left her keys on the kitchen table, and she thanked her.",
    "We bought apples, pears, bread, two kinds of cheese, and a bottle of olive oil.",
    "Which of these heads looks at the next word, and how would you find out?",
    "the bank by the river the bank by the river the bank by the river",
    "To make the soup, chop three onions, fry them slowly, add water and salt, and wait for half an hour.",
    "A query asks, a key answers, and a value is what gets carried along; the weights say how much.",
    "In 1987 the station recorded -41.5 degrees, its lowest reading in 63 years (the earlier record was -39.8).",
    "def mean(xs): return sum(xs) / len(xs) if xs else 0.0  # an empty list has mean 0",
    "El perro duerme en la cocina y nadie quiere despertarlo. Die Katze schläft auch.",
    "The capital of France is [MASK], and its river is the [MASK].",
    "No! Stop... wait: was that a question? \"Yes,\" he said; 'perhaps' she replied.",
    "wjqx zzyzx blorf kribble \U0001f642 \u65e5\u672c\u8a9e caf\u00e9 [SEP] tail",
    "Photosynthesis converts carbon dioxide and water into glucose, releasing oxygen as a by-product of the reaction.",
    "lol idk why ur phone keeps dying tbh, maybe the charger's broken?? mine did that 2 wks ago",
    "The committee, which had met every Tuesday since the flood, voted nine to four against the bridge that its own engineers had drawn.",
    "If it rains tomorrow we will stay in and play cards, but if the sun comes out we should walk up to the old mill before lunch.",
    "My grandmother kept bees. Every spring she painted the hives a new color, and every autumn she complained that the color had been a "
    "mistake. The bees never seemed to mind. When she died, my brother took the hives to his farm, and he paints them still.",
    "Patients receiving the higher dose reported fewer headaches than those in the control group; however, the difference was small, the "
    "sample contained only forty-two people, and three of them left the study before its end, so the authors advise caution.",
    "A transformer has no sense of order by itself. Each token starts as a vector, and a second vector tells where it stands. Layer after "
    "layer, every token asks questions of all the others: who is my verb, what did I refer to, where does this clause end? The answers are "
    "mixtures, weighted by how well a key matches a query. Nothing in this says that a head must have a purpose that we can name. Some heads "
    "look one step back, some one step ahead, and many rest on the first token, as if they had nothing to say.",
    "The sea was calm when the boat left the harbor, carrying six passengers, a dog, and eleven crates of oranges. By noon the wind had "
    "turned, and the captain, who had sailed this coast for thirty years, told everyone to sit down and hold on to something. \"It will be "
    "over in an hour,\" she said. It was over in four. The dog slept through all of it, the oranges rolled from one side of the deck to the "
    "other, and a young man from the north, who had never seen the sea before, decided that he would go home by train. In the evening they "
    "reached the island, where lamps hung in the trees and somebody was playing an accordion rather badly. Nobody spoke of the storm until "
    "the second bottle, and then they spoke of nothing else. Each of them had seen a different wave, each had been the calmest person on "
    "board, and all of them agreed, without having to say so, that the captain should drink for free.",
    "tea",
    "Who left the door open?",
    "She said that he said that she knew.",
    "Ivy lent Rosa her umbrella because she had forgotten to check the forecast.",
    "red, blue, green, yellow, red, blue, green, yellow",
    "1. Wash the rice. 2. Boil it. 3. Let it rest. 4. Eat.",
    "Le petit train du soir s'arrête dans chaque village, et personne n'en descend jamais.",
    "Моя сестра купила старую лодку.",
    "我们明天去海边看日出。",
    "SELECT name, price FROM fruit WHERE price < 2.50 ORDER BY name;",
    "<p class=\"note\">Mind the gap &amp; the step</p>",
    "E = mc^2, a^2 + b^2 = c^2, and 7 x 8 = 56",
    "Dear Mr. Okafor, thank you for your letter of 3 May. I am sorry to say that the piano cannot be delivered before the end of the month, "
    "since the lift in your building is out of order and the stairs are too narrow. Yours sincerely, J. Lindqvist",
    "[MASK] [MASK] [MASK]",
]
