/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Given names that are one name: in other languages (Alexander, Aliaksandr, Oleksandr) and in short (Joe for Joseph). A
 * table, in the order of the forms. Pure.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-name-forms-private.h"

#include <string.h>

static const struct
{
  const char *form;  /* folded */
  const char *whole; /* what it is a form of */
  gboolean is_short;
} table[] = {
  { "abdal", "abdel", FALSE }, { "abdallah", "abdullah", FALSE }, { "abdel", "abdel", FALSE },
  { "abdoulaye", "abdullah", FALSE }, { "abdul", "abdel", FALSE }, { "abdulla", "abdullah", FALSE },
  { "abdullah", "abdullah", FALSE }, { "abe", "abraham", TRUE }, { "abraham", "abraham", FALSE },
  { "abram", "abraham", TRUE }, { "achmed", "ahmed", FALSE }, { "adalbert", "albert", FALSE },
  { "ahmad", "ahmed", FALSE }, { "ahmed", "ahmed", FALSE }, { "ahmet", "ahmed", FALSE }, { "akhmad", "ahmed", FALSE },
  { "akhmed", "ahmed", FALSE }, { "al", "albert", TRUE }, { "albert", "albert", FALSE }, { "alberto", "albert", FALSE },
  { "alec", "alexander", TRUE }, { "aleh", "oleg", FALSE }, { "alejandro", "alexander", FALSE },
  { "alek", "alexander", TRUE }, { "aleksandar", "alexander", FALSE }, { "aleksander", "alexander", FALSE },
  { "aleksandr", "alexander", FALSE }, { "aleksandra", "alexandra", FALSE }, { "aleksandre", "alexander", FALSE },
  { "aleksei", "alexei", FALSE }, { "aleksej", "alexei", FALSE }, { "aleksey", "alexei", FALSE },
  { "alena", "elena", FALSE }, { "alessandro", "alexander", FALSE }, { "alex", "alexander", TRUE },
  { "alex", "alexandra", TRUE }, { "alex", "alexei", TRUE }, { "alexander", "alexander", FALSE },
  { "alexandr", "alexander", FALSE }, { "alexandra", "alexandra", FALSE }, { "alexandre", "alexander", FALSE },
  { "alexandros", "alexander", FALSE }, { "alexei", "alexei", FALSE }, { "alexey", "alexei", FALSE },
  { "alexis", "alexei", FALSE }, { "ali", "ali", FALSE }, { "aliaksandr", "alexander", FALSE },
  { "aliaksei", "alexei", FALSE }, { "aly", "ali", FALSE }, { "alyaksandr", "alexander", FALSE },
  { "alyaksandra", "alexandra", FALSE }, { "alyaksei", "alexei", FALSE }, { "alyosha", "alexei", TRUE },
  { "anatol", "anatoly", FALSE }, { "anatole", "anatoly", FALSE }, { "anatoli", "anatoly", FALSE },
  { "anatolii", "anatoly", FALSE }, { "anatolij", "anatoly", FALSE }, { "anatoliy", "anatoly", FALSE },
  { "anatoly", "anatoly", FALSE }, { "anders", "andrew", FALSE }, { "andras", "andrew", FALSE },
  { "andre", "andrew", FALSE }, { "andrea", "andrew", FALSE }, { "andreas", "andrew", FALSE },
  { "andrei", "andrew", FALSE }, { "andrej", "andrew", FALSE }, { "andres", "andrew", FALSE },
  { "andrew", "andrew", FALSE }, { "andrey", "andrew", FALSE }, { "andri", "andrew", FALSE },
  { "andrii", "andrew", FALSE }, { "andrius", "andrew", FALSE }, { "andriy", "andrew", FALSE },
  { "andryusha", "andrew", TRUE }, { "andrzej", "andrew", FALSE }, { "andy", "andrew", TRUE },
  { "antero", "andrew", FALSE }, { "anthony", "anthony", FALSE }, { "antoine", "anthony", FALSE },
  { "anton", "anthony", FALSE }, { "antoni", "anthony", FALSE }, { "antonin", "anthony", FALSE },
  { "antonio", "anthony", FALSE }, { "antony", "anthony", FALSE }, { "arkadi", "arkady", FALSE },
  { "arkadij", "arkady", FALSE }, { "arkadiy", "arkady", FALSE }, { "arkady", "arkady", FALSE },
  { "art", "arthur", TRUE }, { "artem", "arthur", FALSE }, { "arthur", "arthur", FALSE }, { "artiom", "arthur", FALSE },
  { "artjom", "arthur", FALSE }, { "artur", "arthur", FALSE }, { "arturo", "arthur", FALSE },
  { "artyom", "arthur", FALSE }, { "avraham", "abraham", FALSE }, { "bachar", "bashar", FALSE },
  { "barys", "boris", FALSE }, { "baschar", "bashar", FALSE }, { "bashar", "bashar", FALSE },
  { "basil", "vasily", FALSE }, { "bazyli", "vasily", FALSE }, { "becky", "rebecca", TRUE }, { "ben", "benjamin", TRUE },
  { "benjamin", "benjamin", FALSE }, { "bennie", "benjamin", TRUE }, { "benny", "benjamin", TRUE },
  { "benyamin", "benjamin", FALSE }, { "beppe", "joseph", TRUE }, { "bern", "bernard", TRUE },
  { "bernard", "bernard", FALSE }, { "bernardo", "bernard", FALSE }, { "bernhard", "bernard", FALSE },
  { "bernie", "bernard", TRUE }, { "bert", "albert", TRUE }, { "bert", "robert", TRUE }, { "beth", "elizabeth", TRUE },
  { "betty", "elizabeth", TRUE }, { "bibi", "benjamin", TRUE }, { "bill", "william", TRUE }, { "billy", "william", TRUE },
  { "binyamin", "benjamin", FALSE }, { "bob", "robert", TRUE }, { "bobby", "robert", TRUE }, { "boris", "boris", FALSE },
  { "borya", "boris", TRUE }, { "borys", "boris", FALSE }, { "carl", "charles", FALSE }, { "carlo", "charles", FALSE },
  { "carlos", "charles", FALSE }, { "caterina", "ekaterina", FALSE }, { "catherine", "ekaterina", FALSE },
  { "cathy", "ekaterina", TRUE }, { "chalid", "khalid", FALSE }, { "charles", "charles", FALSE },
  { "charlie", "charles", FALSE }, { "chas", "charles", TRUE }, { "chris", "christian", TRUE },
  { "chris", "christina", TRUE }, { "chris", "christopher", TRUE }, { "christian", "christian", FALSE },
  { "christina", "christina", FALSE }, { "christine", "christina", FALSE }, { "christoffer", "christopher", FALSE },
  { "christophe", "christopher", FALSE }, { "christopher", "christopher", FALSE }, { "christy", "christina", TRUE },
  { "chuck", "charles", TRUE }, { "constantin", "konstantin", FALSE }, { "constantine", "konstantin", FALSE },
  { "constantinos", "konstantin", FALSE }, { "costas", "konstantin", TRUE }, { "cristian", "christian", FALSE },
  { "cristina", "christina", FALSE }, { "cristobal", "christopher", FALSE }, { "cyril", "kirill", FALSE },
  { "dan", "daniel", TRUE }, { "daniel", "daniel", FALSE }, { "daniele", "daniel", FALSE }, { "daniil", "daniel", FALSE },
  { "danil", "daniel", FALSE }, { "danilo", "daniel", FALSE }, { "danny", "daniel", TRUE }, { "danylo", "daniel", FALSE },
  { "dave", "david", TRUE }, { "david", "david", FALSE }, { "davide", "david", FALSE }, { "davit", "david", FALSE },
  { "davy", "david", TRUE }, { "davyd", "david", FALSE }, { "dawid", "david", FALSE }, { "dick", "richard", TRUE },
  { "diego", "james", FALSE }, { "dima", "dmitry", TRUE }, { "dimitri", "dmitry", FALSE },
  { "dimitrios", "dmitry", FALSE }, { "dimitry", "dmitry", FALSE }, { "dmitri", "dmitry", FALSE },
  { "dmitrii", "dmitry", FALSE }, { "dmitrij", "dmitry", FALSE }, { "dmitriy", "dmitry", FALSE },
  { "dmitry", "dmitry", FALSE }, { "dmytro", "dmitry", FALSE }, { "don", "donald", TRUE }, { "donald", "donald", FALSE },
  { "donnie", "donald", TRUE }, { "doug", "douglas", TRUE }, { "douglas", "douglas", FALSE }, { "drew", "andrew", TRUE },
  { "dzmitry", "dmitry", FALSE }, { "ed", "edward", TRUE }, { "eddie", "edward", TRUE }, { "edouard", "edward", FALSE },
  { "eduard", "edward", FALSE }, { "eduardo", "edward", FALSE }, { "edward", "edward", FALSE },
  { "ekaterina", "ekaterina", FALSE }, { "elena", "elena", FALSE }, { "elias", "ilya", FALSE },
  { "elijah", "ilya", FALSE }, { "elisabeth", "elizabeth", FALSE }, { "elisabetta", "elizabeth", FALSE },
  { "eliza", "elizabeth", TRUE }, { "elizabeth", "elizabeth", FALSE }, { "elizaveta", "elizabeth", FALSE },
  { "ellen", "elena", TRUE }, { "elzbieta", "elizabeth", FALSE }, { "emanuel", "emmanuel", FALSE },
  { "emmanuel", "emmanuel", FALSE }, { "enrico", "henry", FALSE }, { "enrique", "henry", FALSE },
  { "esteban", "stephen", FALSE }, { "etienne", "stephen", FALSE }, { "eugen", "eugene", FALSE },
  { "eugene", "eugene", FALSE }, { "eugenia", "yevgenia", FALSE }, { "evan", "ivan", FALSE },
  { "evgeni", "eugene", FALSE }, { "evgenia", "yevgenia", FALSE }, { "evgenii", "eugene", FALSE },
  { "evgenij", "eugene", FALSE }, { "evgeny", "eugene", FALSE }, { "evgueni", "eugene", FALSE },
  { "evhen", "eugene", FALSE }, { "fatemeh", "fatima", FALSE }, { "fatima", "fatima", FALSE },
  { "fatimah", "fatima", FALSE }, { "fatma", "fatima", FALSE }, { "federico", "frederick", FALSE },
  { "fedir", "theodore", FALSE }, { "fedor", "theodore", FALSE }, { "felipe", "philip", FALSE },
  { "feodor", "theodore", FALSE }, { "ferenc", "francis", FALSE }, { "filip", "philip", FALSE },
  { "filipp", "philip", FALSE }, { "filippo", "philip", FALSE }, { "floyd", "lloyd", FALSE }, { "foma", "thomas", FALSE },
  { "fran", "francis", TRUE }, { "francesco", "francis", FALSE }, { "francis", "francis", FALSE },
  { "francisco", "francis", FALSE }, { "franciszek", "francis", FALSE }, { "francois", "francis", FALSE },
  { "frank", "francis", TRUE }, { "frantisek", "francis", FALSE }, { "franz", "francis", FALSE },
  { "fred", "frederick", TRUE }, { "freddie", "frederick", TRUE }, { "frederic", "frederick", FALSE },
  { "frederick", "frederick", FALSE }, { "frederik", "frederick", FALSE }, { "friedrich", "frederick", FALSE },
  { "fritz", "frederick", TRUE }, { "fryderyk", "frederick", FALSE }, { "fyodor", "theodore", FALSE },
  { "gabe", "gabriel", TRUE }, { "gabriel", "gabriel", FALSE }, { "gabriele", "gabriel", FALSE },
  { "gavriel", "gabriel", FALSE }, { "gavril", "gabriel", FALSE }, { "gena", "gennady", TRUE },
  { "gene", "eugene", TRUE }, { "gennadi", "gennady", FALSE }, { "gennadiy", "gennady", FALSE },
  { "gennady", "gennady", FALSE }, { "genrikh", "henry", FALSE }, { "geoff", "jeffrey", TRUE },
  { "geoffrey", "jeffrey", FALSE }, { "georg", "george", FALSE }, { "george", "george", FALSE },
  { "georges", "george", FALSE }, { "georgi", "george", FALSE }, { "georgie", "george", TRUE },
  { "georgios", "george", FALSE }, { "georgiy", "george", FALSE }, { "georgy", "george", FALSE },
  { "gerald", "gerald", FALSE }, { "gerard", "gerald", FALSE }, { "gerhard", "gerald", FALSE },
  { "gerry", "gerald", TRUE }, { "giacomo", "james", FALSE }, { "giorgi", "george", FALSE },
  { "giorgio", "george", FALSE }, { "giovanni", "ivan", FALSE }, { "giulia", "julia", FALSE },
  { "giuliano", "julian", FALSE }, { "giuseppe", "joseph", FALSE }, { "gottfried", "jeffrey", FALSE },
  { "greg", "gregory", TRUE }, { "gregoire", "gregory", FALSE }, { "gregor", "gregory", FALSE },
  { "gregory", "gregory", FALSE }, { "greta", "margaret", TRUE }, { "grigori", "gregory", FALSE },
  { "grigorij", "gregory", FALSE }, { "grigoriy", "gregory", FALSE }, { "grigory", "gregory", FALSE },
  { "grisha", "gregory", TRUE }, { "grzegorz", "gregory", FALSE }, { "gualtiero", "walter", FALSE },
  { "guglielmo", "william", FALSE }, { "guillaume", "william", FALSE }, { "guillermo", "william", FALSE },
  { "gyorgy", "george", FALSE }, { "hal", "harold", TRUE }, { "hank", "henry", TRUE }, { "hans", "ivan", FALSE },
  { "harald", "harold", FALSE }, { "harold", "harold", FALSE }, { "harry", "harold", TRUE }, { "harry", "henry", TRUE },
  { "hasan", "hassan", FALSE }, { "hassan", "hassan", FALSE }, { "heinrich", "henry", FALSE }, { "heinz", "henry", TRUE },
  { "helen", "elena", FALSE }, { "helena", "elena", FALSE }, { "helene", "elena", FALSE }, { "hendrik", "henry", FALSE },
  { "hennadiy", "gennady", FALSE }, { "henri", "henry", FALSE }, { "henrik", "henry", FALSE },
  { "henry", "henry", FALSE }, { "henryk", "henry", FALSE }, { "heorhii", "george", FALSE },
  { "heorhiy", "george", FALSE }, { "hienadz", "gennady", FALSE }, { "hieronymus", "jerome", FALSE },
  { "hosein", "hussein", FALSE }, { "hossein", "hussein", FALSE }, { "hryhorii", "gregory", FALSE },
  { "hryhoriy", "gregory", FALSE }, { "husain", "hussein", FALSE }, { "husayn", "hussein", FALSE },
  { "husein", "hussein", FALSE }, { "huseyn", "hussein", FALSE }, { "hussain", "hussein", FALSE },
  { "hussein", "hussein", FALSE }, { "iago", "james", FALSE }, { "iahia", "yahya", FALSE }, { "ian", "ivan", FALSE },
  { "iaroslav", "yaroslav", FALSE }, { "ibrahim", "abraham", FALSE }, { "igor", "igor", FALSE },
  { "ihar", "igor", FALSE }, { "ihor", "igor", FALSE }, { "ike", "isaac", TRUE }, { "ilia", "ilya", FALSE },
  { "ilja", "ilya", FALSE }, { "illia", "ilya", FALSE }, { "ilya", "ilya", FALSE }, { "immanuel", "emmanuel", FALSE },
  { "ioan", "ivan", FALSE }, { "ioannis", "ivan", FALSE }, { "iosif", "joseph", FALSE }, { "iosip", "joseph", FALSE },
  { "iouri", "george", FALSE }, { "isaac", "isaac", FALSE }, { "isaak", "isaac", FALSE },
  { "iskander", "alexander", FALSE }, { "istvan", "stephen", FALSE }, { "itzhak", "isaac", FALSE },
  { "iulia", "julia", FALSE }, { "ivan", "ivan", FALSE }, { "ivo", "ivan", TRUE }, { "jack", "ivan", TRUE },
  { "jacob", "james", FALSE }, { "jacques", "james", FALSE }, { "jaime", "james", FALSE }, { "jake", "james", TRUE },
  { "jakob", "james", FALSE }, { "jakub", "james", FALSE }, { "james", "james", FALSE }, { "jamie", "james", TRUE },
  { "jan", "ivan", FALSE }, { "janusz", "ivan", FALSE }, { "jaroslav", "yaroslav", FALSE },
  { "jaroslavs", "yaroslav", FALSE }, { "jaroslaw", "yaroslav", FALSE }, { "jassir", "yasser", FALSE },
  { "javier", "xavier", FALSE }, { "jean", "ivan", FALSE }, { "jeff", "jeffrey", TRUE }, { "jeffery", "jeffrey", FALSE },
  { "jeffrey", "jeffrey", FALSE }, { "jekaterina", "ekaterina", FALSE }, { "jelena", "elena", FALSE },
  { "jen", "jennifer", TRUE }, { "jennifer", "jennifer", FALSE }, { "jenny", "jennifer", TRUE },
  { "jerald", "gerald", FALSE }, { "jerome", "jerome", FALSE }, { "jeronimo", "jerome", FALSE },
  { "jerry", "gerald", TRUE }, { "jerry", "jerome", TRUE }, { "jerzy", "george", FALSE }, { "jesus", "joshua", FALSE },
  { "jewgeni", "eugene", FALSE }, { "jewgenij", "eugene", FALSE }, { "jim", "james", TRUE }, { "jimmy", "james", TRUE },
  { "jiri", "george", FALSE }, { "joao", "ivan", FALSE }, { "joe", "joseph", TRUE }, { "joey", "joseph", TRUE },
  { "johan", "ivan", FALSE }, { "johann", "ivan", FALSE }, { "johannes", "ivan", FALSE }, { "john", "ivan", FALSE },
  { "john", "jonathan", TRUE }, { "johnny", "ivan", TRUE }, { "jon", "ivan", TRUE }, { "jon", "jonathan", TRUE },
  { "jonathan", "jonathan", FALSE }, { "jorge", "george", FALSE }, { "jose", "joseph", FALSE },
  { "josef", "joseph", FALSE }, { "josep", "joseph", FALSE }, { "joseph", "joseph", FALSE }, { "josh", "joshua", TRUE },
  { "joshua", "joshua", FALSE }, { "josip", "joseph", FALSE }, { "jovan", "ivan", FALSE }, { "jozef", "joseph", FALSE },
  { "juan", "ivan", FALSE }, { "jules", "julia", TRUE }, { "jules", "julian", TRUE }, { "julia", "julia", FALSE },
  { "julian", "julian", FALSE }, { "julie", "julia", FALSE }, { "julien", "julian", FALSE }, { "julija", "julia", FALSE },
  { "juliya", "julia", FALSE }, { "juri", "george", FALSE }, { "jurij", "george", FALSE },
  { "kanstantsin", "konstantin", FALSE }, { "karel", "charles", FALSE }, { "karl", "charles", FALSE },
  { "karol", "charles", FALSE }, { "karolis", "charles", FALSE }, { "kat", "ekaterina", TRUE },
  { "katarzyna", "ekaterina", FALSE }, { "kate", "ekaterina", TRUE }, { "katerina", "ekaterina", FALSE },
  { "kateryna", "ekaterina", FALSE }, { "katharina", "ekaterina", FALSE }, { "katherine", "ekaterina", FALSE },
  { "kathryn", "ekaterina", FALSE }, { "kathy", "ekaterina", TRUE }, { "katie", "ekaterina", TRUE },
  { "katya", "ekaterina", TRUE }, { "ken", "kenneth", TRUE }, { "kenneth", "kenneth", FALSE },
  { "kenny", "kenneth", TRUE }, { "khaled", "khalid", FALSE }, { "khalid", "khalid", FALSE },
  { "kiril", "kirill", FALSE }, { "kirill", "kirill", FALSE }, { "kirsten", "christina", TRUE },
  { "kiryl", "kirill", FALSE }, { "kit", "christopher", TRUE }, { "klaus", "nicholas", TRUE },
  { "kolya", "nicholas", TRUE }, { "konstantin", "konstantin", FALSE }, { "konstantinos", "konstantin", FALSE },
  { "kostya", "konstantin", TRUE }, { "kostyantyn", "konstantin", FALSE }, { "kris", "christian", TRUE },
  { "kris", "christopher", TRUE }, { "kristian", "christian", FALSE }, { "kristin", "christina", FALSE },
  { "kristina", "christina", FALSE }, { "kristof", "christopher", FALSE }, { "kristoffer", "christopher", FALSE },
  { "krystyna", "christina", FALSE }, { "krzysztof", "christopher", FALSE }, { "kyrylo", "kirill", FALSE },
  { "ladislav", "vladislav", FALSE }, { "larry", "lawrence", TRUE }, { "laurence", "lawrence", FALSE },
  { "laurent", "lawrence", FALSE }, { "lavrentiy", "lawrence", FALSE }, { "lavrenty", "lawrence", FALSE },
  { "lawrence", "lawrence", FALSE }, { "leanid", "leonid", FALSE }, { "len", "leonard", TRUE }, { "lena", "elena", TRUE },
  { "lenny", "leonard", TRUE }, { "leo", "leo", FALSE }, { "leo", "leonard", TRUE }, { "leon", "leo", FALSE },
  { "leonard", "leonard", FALSE }, { "leonardo", "leonard", FALSE }, { "leonhard", "leonard", FALSE },
  { "leonid", "leonid", FALSE }, { "lev", "leo", FALSE }, { "lew", "leo", FALSE }, { "lewis", "louis", FALSE },
  { "lex", "alexander", TRUE }, { "liam", "william", FALSE }, { "lion", "leo", FALSE }, { "lisa", "elizabeth", TRUE },
  { "liz", "elizabeth", TRUE }, { "liza", "elizabeth", TRUE }, { "lizzie", "elizabeth", TRUE },
  { "lloyd", "lloyd", FALSE }, { "lorenz", "lawrence", FALSE }, { "lorenzo", "lawrence", FALSE },
  { "lou", "louis", TRUE }, { "louis", "louis", FALSE }, { "ludovic", "louis", FALSE }, { "ludvik", "louis", FALSE },
  { "ludwig", "louis", FALSE }, { "luigi", "louis", FALSE }, { "luis", "louis", FALSE }, { "lyonya", "leonid", TRUE },
  { "lyosha", "alexei", TRUE }, { "lyova", "leo", TRUE }, { "maggie", "margaret", TRUE },
  { "magomed", "mohammed", FALSE }, { "mahmoud", "mahmoud", FALSE }, { "mahmud", "mahmoud", FALSE },
  { "mahomet", "mohammed", FALSE }, { "maksim", "maxim", FALSE }, { "maksym", "maxim", FALSE },
  { "malgorzata", "margaret", FALSE }, { "mamadou", "mohammed", FALSE }, { "manny", "emmanuel", TRUE },
  { "manuel", "emmanuel", FALSE }, { "marc", "mark", FALSE }, { "marcin", "martin", FALSE }, { "marco", "mark", FALSE },
  { "marcus", "mark", FALSE }, { "marek", "mark", FALSE }, { "margaret", "margaret", FALSE },
  { "margarete", "margaret", FALSE }, { "margarita", "margaret", FALSE }, { "marguerite", "margaret", FALSE },
  { "maria", "mary", FALSE }, { "marie", "mary", FALSE }, { "mariia", "mary", FALSE }, { "marija", "mary", FALSE },
  { "mariya", "mary", FALSE }, { "mark", "mark", FALSE }, { "marko", "mark", FALSE }, { "markus", "mark", FALSE },
  { "martin", "martin", FALSE }, { "marton", "martin", FALSE }, { "martti", "martin", FALSE },
  { "marty", "martin", TRUE }, { "martyn", "martin", FALSE }, { "mary", "mary", FALSE }, { "marya", "mary", FALSE },
  { "maryam", "mary", FALSE }, { "masha", "mary", TRUE }, { "massimo", "maxim", FALSE }, { "matej", "matthew", FALSE },
  { "mateo", "matthew", FALSE }, { "mateusz", "matthew", FALSE }, { "matt", "matthew", TRUE },
  { "matteo", "matthew", FALSE }, { "matthew", "matthew", FALSE }, { "matthias", "matthew", FALSE },
  { "matthieu", "matthew", FALSE }, { "matti", "matthew", FALSE }, { "matvey", "matthew", FALSE },
  { "matviy", "matthew", FALSE }, { "max", "maxim", TRUE }, { "maxim", "maxim", FALSE }, { "maxime", "maxim", FALSE },
  { "meg", "margaret", TRUE }, { "mehmet", "mohammed", FALSE }, { "mehmud", "mahmoud", FALSE },
  { "michael", "michael", FALSE }, { "michail", "michael", FALSE }, { "michal", "michael", FALSE },
  { "michel", "michael", FALSE }, { "michele", "michael", FALSE }, { "mick", "michael", TRUE },
  { "mickey", "michael", TRUE }, { "miguel", "michael", FALSE }, { "mihai", "michael", FALSE },
  { "mihail", "michael", FALSE }, { "mikael", "michael", FALSE }, { "mikalai", "nicholas", FALSE },
  { "mike", "michael", TRUE }, { "mikhael", "michael", FALSE }, { "mikhail", "michael", FALSE },
  { "mikhailo", "michael", FALSE }, { "miklos", "nicholas", FALSE }, { "mikolaj", "nicholas", FALSE },
  { "miriam", "mary", FALSE }, { "mischa", "michael", TRUE }, { "misha", "michael", TRUE }, { "mitya", "dmitry", TRUE },
  { "mo", "mohammed", TRUE }, { "moammar", "muammar", FALSE }, { "mohamad", "mohammed", FALSE },
  { "mohamed", "mohammed", FALSE }, { "mohammad", "mohammed", FALSE }, { "mohammed", "mohammed", FALSE },
  { "mohamud", "mohammed", FALSE }, { "molly", "mary", TRUE }, { "mostafa", "mustafa", FALSE },
  { "mouammar", "muammar", FALSE }, { "moustapha", "mustafa", FALSE }, { "muamar", "muammar", FALSE },
  { "muammar", "muammar", FALSE }, { "muammer", "muammar", FALSE }, { "muhamad", "mohammed", FALSE },
  { "muhamed", "mohammed", FALSE }, { "muhammad", "mohammed", FALSE }, { "muhammed", "mohammed", FALSE },
  { "mustafa", "mustafa", FALSE }, { "mustapha", "mustafa", FALSE }, { "mykhailo", "michael", FALSE },
  { "mykhaylo", "michael", FALSE }, { "mykola", "nicholas", FALSE }, { "nat", "nathaniel", TRUE },
  { "natalia", "natalia", FALSE }, { "natalie", "natalia", FALSE }, { "nataliia", "natalia", FALSE },
  { "nataliya", "natalia", FALSE }, { "natalja", "natalia", FALSE }, { "natalya", "natalia", FALSE },
  { "natan", "nathaniel", FALSE }, { "natasha", "natalia", TRUE }, { "nate", "nathaniel", TRUE },
  { "nathan", "nathaniel", FALSE }, { "nathaniel", "nathaniel", FALSE }, { "ned", "edward", TRUE },
  { "nicholas", "nicholas", FALSE }, { "nick", "nicholas", TRUE }, { "nico", "nicholas", TRUE },
  { "nicola", "nicholas", FALSE }, { "nicolae", "nicholas", FALSE }, { "nicolas", "nicholas", FALSE },
  { "nicolaus", "nicholas", FALSE }, { "niklas", "nicholas", FALSE }, { "niko", "nicholas", TRUE },
  { "nikolai", "nicholas", FALSE }, { "nikolaj", "nicholas", FALSE }, { "nikolaos", "nicholas", FALSE },
  { "nikolaus", "nicholas", FALSE }, { "nikolay", "nicholas", FALSE }, { "oleg", "oleg", FALSE },
  { "oleh", "oleg", FALSE }, { "oleks", "alexander", TRUE }, { "oleksandr", "alexander", FALSE },
  { "oleksandra", "alexandra", FALSE }, { "oleksii", "alexei", FALSE }, { "oleksij", "alexei", FALSE },
  { "oleksiy", "alexei", FALSE }, { "olena", "elena", FALSE }, { "olexandr", "alexander", FALSE },
  { "olga", "olga", FALSE }, { "olha", "olga", FALSE }, { "olya", "olga", TRUE }, { "omar", "omar", FALSE },
  { "ondrej", "andrew", FALSE }, { "osama", "osama", FALSE }, { "oscar", "oscar", FALSE }, { "oskar", "oscar", FALSE },
  { "oussama", "osama", FALSE }, { "pablo", "paul", FALSE }, { "paco", "francis", TRUE }, { "paddy", "patrick", TRUE },
  { "padraig", "patrick", FALSE }, { "pal", "paul", FALSE }, { "pam", "pamela", TRUE }, { "pamela", "pamela", FALSE },
  { "pancho", "francis", TRUE }, { "paolo", "paul", FALSE }, { "pasha", "paul", TRUE }, { "pat", "patrick", TRUE },
  { "patrice", "patrick", FALSE }, { "patricio", "patrick", FALSE }, { "patrick", "patrick", FALSE },
  { "paul", "paul", FALSE }, { "paulo", "paul", FALSE }, { "pavel", "paul", FALSE }, { "pavlo", "paul", FALSE },
  { "pavol", "paul", FALSE }, { "pawel", "paul", FALSE }, { "peder", "peter", FALSE }, { "pedro", "peter", FALSE },
  { "peggy", "margaret", TRUE }, { "pepe", "joseph", TRUE }, { "pete", "peter", TRUE }, { "peter", "peter", FALSE },
  { "petr", "peter", FALSE }, { "petro", "peter", FALSE }, { "petros", "peter", FALSE }, { "petrus", "peter", FALSE },
  { "petya", "peter", TRUE }, { "phil", "philip", TRUE }, { "philip", "philip", FALSE }, { "philipp", "philip", FALSE },
  { "philippe", "philip", FALSE }, { "phillip", "philip", FALSE }, { "pierre", "peter", FALSE },
  { "pieter", "peter", FALSE }, { "pietro", "peter", FALSE }, { "piotr", "peter", FALSE }, { "pjotr", "peter", FALSE },
  { "pylyp", "philip", FALSE }, { "pyotr", "peter", FALSE }, { "raimondo", "raymond", FALSE },
  { "raimund", "raymond", FALSE }, { "ramon", "raymond", FALSE }, { "ramon", "roman", FALSE }, { "ray", "raymond", TRUE },
  { "raymond", "raymond", FALSE }, { "rebecca", "rebecca", FALSE }, { "reynold", "ronald", FALSE },
  { "ricardo", "richard", FALSE }, { "riccardo", "richard", FALSE }, { "rich", "richard", TRUE },
  { "richard", "richard", FALSE }, { "richie", "richard", TRUE }, { "rick", "richard", TRUE },
  { "ricky", "richard", TRUE }, { "rikard", "richard", FALSE }, { "rita", "margaret", TRUE },
  { "rivka", "rebecca", FALSE }, { "rob", "robert", TRUE }, { "robbie", "robert", TRUE }, { "robert", "robert", FALSE },
  { "roberto", "robert", FALSE }, { "rodolfo", "rudolf", FALSE }, { "roman", "roman", FALSE }, { "ron", "ronald", TRUE },
  { "ronald", "ronald", FALSE }, { "ronaldo", "ronald", FALSE }, { "ronnie", "ronald", TRUE },
  { "rouslan", "ruslan", FALSE }, { "rudi", "rudolf", TRUE }, { "rudolf", "rudolf", FALSE },
  { "rudolph", "rudolf", FALSE }, { "rudolphe", "rudolf", FALSE }, { "rudy", "rudolf", TRUE },
  { "ruslan", "ruslan", FALSE }, { "ryhor", "gregory", FALSE }, { "ryszard", "richard", FALSE },
  { "sadam", "saddam", FALSE }, { "saddam", "saddam", FALSE }, { "saeed", "said", FALSE }, { "said", "said", FALSE },
  { "saied", "said", FALSE }, { "salomon", "suleiman", FALSE }, { "sam", "samuel", TRUE }, { "sammy", "samuel", TRUE },
  { "samuel", "samuel", FALSE }, { "samuil", "samuel", FALSE }, { "sandra", "alexandra", TRUE },
  { "sandy", "alexander", TRUE }, { "sascha", "alexander", TRUE }, { "sasha", "alexander", TRUE },
  { "sasha", "alexandra", TRUE }, { "sayeed", "said", FALSE }, { "seamus", "james", FALSE }, { "sean", "ivan", FALSE },
  { "serge", "sergei", FALSE }, { "sergei", "sergei", FALSE }, { "sergej", "sergei", FALSE },
  { "sergey", "sergei", FALSE }, { "serghei", "sergei", FALSE }, { "sergii", "sergei", FALSE },
  { "sergio", "sergei", FALSE }, { "sergiy", "sergei", FALSE }, { "serguei", "sergei", FALSE },
  { "serhii", "sergei", FALSE }, { "serhiy", "sergei", FALSE }, { "seryozha", "sergei", TRUE },
  { "shlomo", "suleiman", FALSE }, { "shmuel", "samuel", FALSE }, { "siarhei", "sergei", FALSE },
  { "slava", "svyatoslav", TRUE }, { "slava", "vladislav", TRUE }, { "slava", "vyacheslav", TRUE },
  { "slava", "yaroslav", TRUE }, { "sol", "suleiman", TRUE }, { "soleimani", "suleiman", FALSE },
  { "solomon", "suleiman", FALSE }, { "stan", "stanislav", TRUE }, { "stanislau", "stanislav", FALSE },
  { "stanislaus", "stanislav", FALSE }, { "stanislav", "stanislav", FALSE }, { "stanislaw", "stanislav", FALSE },
  { "stas", "stanislav", TRUE }, { "stefan", "stephen", FALSE }, { "stefano", "stephen", FALSE },
  { "stepan", "stephen", FALSE }, { "stephan", "stephen", FALSE }, { "stephane", "stephen", FALSE },
  { "stephen", "stephen", FALSE }, { "steve", "stephen", TRUE }, { "steven", "stephen", FALSE }, { "sue", "susan", TRUE },
  { "sulaiman", "suleiman", FALSE }, { "suleiman", "suleiman", FALSE }, { "suleyman", "suleiman", FALSE },
  { "susan", "susan", FALSE }, { "susanna", "susan", FALSE }, { "susanne", "susan", FALSE }, { "susie", "susan", TRUE },
  { "suzanne", "susan", FALSE }, { "suzy", "susan", TRUE }, { "svetoslav", "svyatoslav", FALSE },
  { "sviatoslav", "svyatoslav", FALSE }, { "svyatoslav", "svyatoslav", FALSE }, { "swjatoslaw", "svyatoslav", FALSE },
  { "syarhey", "sergei", FALSE }, { "syed", "said", FALSE }, { "szczepan", "stephen", FALSE },
  { "taimur", "timur", FALSE }, { "tayip", "tayyip", FALSE }, { "tayyip", "tayyip", FALSE }, { "ted", "edward", TRUE },
  { "ted", "theodore", TRUE }, { "teddy", "edward", TRUE }, { "teddy", "theodore", TRUE }, { "temur", "timur", FALSE },
  { "teodor", "theodore", FALSE }, { "terence", "terence", FALSE }, { "terrence", "terence", FALSE },
  { "terry", "terence", TRUE }, { "teymur", "timur", FALSE }, { "theo", "theodore", TRUE },
  { "theodor", "theodore", FALSE }, { "theodore", "theodore", FALSE }, { "theodoros", "theodore", FALSE },
  { "thomas", "thomas", FALSE }, { "tim", "timothy", TRUE }, { "timmy", "timothy", TRUE },
  { "timofei", "timothy", FALSE }, { "timofey", "timothy", FALSE }, { "timoteo", "timothy", FALSE },
  { "timothy", "timothy", FALSE }, { "timur", "timur", FALSE }, { "tina", "christina", TRUE },
  { "tolya", "anatoly", TRUE }, { "tom", "thomas", TRUE }, { "tomas", "thomas", FALSE }, { "tomasz", "thomas", FALSE },
  { "tomaz", "thomas", FALSE }, { "tommaso", "thomas", FALSE }, { "tommy", "thomas", TRUE }, { "toni", "anthony", TRUE },
  { "tony", "anthony", TRUE }, { "tymofiy", "timothy", FALSE }, { "uladzimer", "vladimir", FALSE },
  { "uladzimir", "vladimir", FALSE }, { "uladzislau", "vladislav", FALSE }, { "umar", "omar", FALSE },
  { "usama", "osama", FALSE }, { "vacheslav", "vyacheslav", FALSE }, { "valentin", "valentin", FALSE },
  { "valentina", "valentina", FALSE }, { "valentyn", "valentin", FALSE }, { "valentyna", "valentina", FALSE },
  { "valer", "valery", FALSE }, { "valera", "valery", TRUE }, { "valeri", "valery", FALSE },
  { "valerii", "valery", FALSE }, { "valerij", "valery", FALSE }, { "valeriu", "valery", FALSE },
  { "valeriy", "valery", FALSE }, { "valery", "valery", FALSE }, { "valter", "walter", FALSE },
  { "valya", "valentin", TRUE }, { "valya", "valentina", TRUE }, { "vanya", "ivan", TRUE }, { "vasil", "vasily", FALSE },
  { "vasili", "vasily", FALSE }, { "vasilii", "vasily", FALSE }, { "vasiliy", "vasily", FALSE },
  { "vasily", "vasily", FALSE }, { "vassili", "vasily", FALSE }, { "vasya", "vasily", TRUE },
  { "vasyl", "vasily", FALSE }, { "veniamin", "benjamin", FALSE }, { "viacheslav", "vyacheslav", FALSE },
  { "viatcheslav", "vyacheslav", FALSE }, { "vic", "victor", TRUE }, { "vicente", "vincent", FALSE },
  { "vicky", "victoria", TRUE }, { "victor", "victor", FALSE }, { "victoria", "victoria", FALSE },
  { "vika", "victoria", TRUE }, { "vikenty", "vincent", FALSE }, { "viktar", "victor", FALSE },
  { "viktor", "victor", FALSE }, { "viktoria", "victoria", FALSE }, { "viktoriia", "victoria", FALSE },
  { "viktoriya", "victoria", FALSE }, { "vilhelm", "william", FALSE }, { "vilmos", "william", FALSE },
  { "vince", "vincent", TRUE }, { "vincent", "vincent", FALSE }, { "vincenzo", "vincent", FALSE },
  { "vinnie", "vincent", TRUE }, { "vital", "vitaly", FALSE }, { "vitali", "vitaly", FALSE },
  { "vitalii", "vitaly", FALSE }, { "vitalij", "vitaly", FALSE }, { "vitaliy", "vitaly", FALSE },
  { "vitaly", "vitaly", FALSE }, { "vittoria", "victoria", FALSE }, { "vittorio", "victor", FALSE },
  { "vitya", "victor", TRUE }, { "vlad", "vladimir", TRUE }, { "vlad", "vladislav", TRUE },
  { "vladimer", "vladimir", FALSE }, { "vladimir", "vladimir", FALSE }, { "vladislav", "vladislav", FALSE },
  { "vladyslav", "vladislav", FALSE }, { "volha", "olga", FALSE }, { "volodya", "vladimir", TRUE },
  { "volodymir", "vladimir", FALSE }, { "volodymyr", "vladimir", FALSE }, { "vova", "vladimir", TRUE },
  { "vyacheslav", "vyacheslav", FALSE }, { "waleri", "valery", FALSE }, { "walery", "valery", FALSE },
  { "wally", "walter", TRUE }, { "walt", "walter", TRUE }, { "walter", "walter", FALSE }, { "walther", "walter", FALSE },
  { "wasil", "vasily", FALSE }, { "wassili", "vasily", FALSE }, { "wiktor", "victor", FALSE },
  { "wilhelm", "william", FALSE }, { "will", "william", TRUE }, { "willem", "william", FALSE },
  { "william", "william", FALSE }, { "willie", "william", TRUE }, { "willy", "william", TRUE },
  { "wincenty", "vincent", FALSE }, { "witali", "vitaly", FALSE }, { "wjatscheslaw", "vyacheslav", FALSE },
  { "wladimir", "vladimir", FALSE }, { "wladislaw", "vladislav", FALSE }, { "wladyslaw", "vladislav", FALSE },
  { "wlodzimierz", "vladimir", FALSE }, { "wolodymyr", "vladimir", FALSE }, { "xander", "alexander", TRUE },
  { "xavi", "xavier", TRUE }, { "xavier", "xavier", FALSE }, { "yahia", "yahya", FALSE }, { "yahya", "yahya", FALSE },
  { "yakiv", "james", FALSE }, { "yakov", "james", FALSE }, { "yaroslav", "yaroslav", FALSE },
  { "yasir", "yasser", FALSE }, { "yasser", "yasser", FALSE }, { "yassir", "yasser", FALSE },
  { "yauhen", "eugene", FALSE }, { "yehia", "yahya", FALSE }, { "yehoshua", "joshua", FALSE },
  { "yekaterina", "ekaterina", FALSE }, { "yelena", "elena", FALSE }, { "yelizaveta", "elizabeth", FALSE },
  { "yevgen", "eugene", TRUE }, { "yevgeni", "eugene", FALSE }, { "yevgenia", "yevgenia", FALSE },
  { "yevgeniy", "eugene", FALSE }, { "yevgeny", "eugene", FALSE }, { "yevhen", "eugene", FALSE },
  { "yevheniia", "yevgenia", FALSE }, { "yitzchak", "isaac", FALSE }, { "yitzhak", "isaac", FALSE },
  { "yohannes", "ivan", FALSE }, { "yonatan", "jonathan", FALSE }, { "yosef", "joseph", FALSE },
  { "yossi", "joseph", FALSE }, { "yousef", "joseph", FALSE }, { "youssef", "joseph", FALSE },
  { "yulia", "julia", FALSE }, { "yuliia", "julia", FALSE }, { "yuliya", "julia", FALSE }, { "yura", "george", TRUE },
  { "yuri", "george", FALSE }, { "yurii", "george", FALSE }, { "yurij", "george", FALSE }, { "yuriy", "george", FALSE },
  { "yury", "george", FALSE }, { "yusuf", "joseph", FALSE }, { "zach", "zachary", TRUE },
  { "zacharias", "zachary", FALSE }, { "zachary", "zachary", FALSE }, { "zack", "zachary", TRUE },
  { "zakhar", "zachary", FALSE }, { "zechariah", "zachary", FALSE }, { "zhenya", "eugene", TRUE },
  { "zhenya", "yevgenia", TRUE }, { "zina", "zinaida", TRUE }, { "zinaida", "zinaida", FALSE },
  { "zmicier", "dmitry", FALSE }, { "zuzana", "susan", FALSE },
};

/* Where the forms begin that are not before @form. */
static guint
first_of (const char *form)
{
  guint low = 0, high = G_N_ELEMENTS (table);

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (strcmp (table[middle].form, form) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * dossier_name_given_same:
 * @a: folded
 * @b: folded
 * @is_short: (out): whether one of them is a short form
 *
 * Returns: whether both are known forms of one given name
 */
gboolean
dossier_name_given_same (const char *a,
                         const char *b,
                         gboolean   *is_short)
{
  guint first = first_of (b);

  *is_short = FALSE;
  for (guint i = first_of (a); i < G_N_ELEMENTS (table) && strcmp (table[i].form, a) == 0; i++)
    for (guint k = first; k < G_N_ELEMENTS (table) && strcmp (table[k].form, b) == 0; k++)
      if (strcmp (table[i].whole, table[k].whole) == 0)
        {
          *is_short = table[i].is_short || table[k].is_short;
          return TRUE;
        }
  return FALSE;
}

/**
 * dossier_name_given_known:
 * @form: folded
 *
 * Returns: whether it is a given name that the table has
 */
gboolean
dossier_name_given_known (const char *form)
{
  guint first = first_of (form);

  return first < G_N_ELEMENTS (table) && strcmp (table[first].form, form) == 0;
}

/**
 * dossier_name_given_bits:
 * @form: folded
 * @sound: its sound
 *
 * Returns: bits of which two forms of one name share one: of its first letter, its first sound, and of what it is a form of
 */
guint64
dossier_name_given_bits (const char *form,
                         const char *sound)
{
  guint64 bits = 0;

  if (*form != '\0' && (guint8) *form < 0x80)
    bits |= G_GUINT64_CONSTANT (1) << (*form & 15);
  if (*sound != '\0')
    bits |= G_GUINT64_CONSTANT (1) << (16 + (*sound & 15));
  for (guint i = first_of (form); i < G_N_ELEMENTS (table) && strcmp (table[i].form, form) == 0; i++)
    bits |= G_GUINT64_CONSTANT (1) << (32 + g_str_hash (table[i].whole) % 32);
  return bits;
}
